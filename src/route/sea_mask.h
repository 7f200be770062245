// Water on a grid of square degrees' parts: which cells ships may use, and whether a great circle stays in them. The whole
// globe at 0.05 degree, or a small window at 0.01 where the water is narrow.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "route/sphere.h"

namespace netback::route {

class SeaMask {
 public:
  // A window from its south-western corner; all water. 360 degrees of columns wrap round the globe.
  SeaMask(double south, double west, int rows, int cols, int cells_per_degree);

  // What bytes() gave. Fails on anything else.
  static Result<SeaMask> of_bytes(std::string_view bytes, const std::string& where);
  std::string bytes() const;  // a line of text, then the lengths of runs of land and water in turn (LEB128), land first

  int rows() const { return rows_; }
  int cols() const { return cols_; }
  bool wraps() const { return cols_ == 360 * per_degree_; }
  double cell_degrees() const { return 1.0 / per_degree_; }
  bool holds(Point at) const;  // within the window
  int row(double lat) const;
  int col(double lon) const;   // wrapped where the window wraps
  Point centre(int row, int col) const;

  bool sea(int row, int col) const { return sea_[index(row, col)] != 0; }
  bool sea(Point at) const { return holds(at) && sea(row(at.lat), col(at.lon)); }
  void block(int row, int col) { sea_[index(row, col)] = 0; }
  void block(Point at) {
    if (holds(at)) block(row(at.lat), col(at.lon));
  }
  void block_line(std::span<const Point> line, int cells_around);  // every cell it touches, and so many beside it

  // Call after the last block(): how far the nearest blocked cell is, so that clear() can stride over open sea.
  void measure_clearance();
  // All water within so many nautical miles of the cell, but for its own width and half; at most 255.
  double clearance_nm(Point at) const { return clearance_nm_[index(row(at.lat), col(at.lon))] - 1.5 * 60 * cell_degrees(); }
  // Does the great circle stay on water? Steps of an eighth of a cell near land.
  bool clear(Point a, Point b) const;

 private:
  bool clear_chord(Point a, Point b, double length_nm) const;  // the straight line on the map, for short ways
  std::size_t index(int row, int col) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(cols_) + static_cast<std::size_t>(col);
  }
  double south_, west_;
  int rows_, cols_, per_degree_;
  std::vector<std::uint8_t> sea_;
  std::vector<std::uint8_t> clearance_nm_;  // no more than this to the nearest blocked cell, at most 255
};

}  // namespace netback::route
