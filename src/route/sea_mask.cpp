#include "route/sea_mask.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/number.h"

namespace netback::route {
namespace {

constexpr double kNmPerDegree = 60;
constexpr std::string_view kFormat = "netback.sea-mask/1";
constexpr double kRadian = std::numbers::pi / 180;
// Straight on the map for the great circle: off by length squared x tan(lat) / 8 Earth radii, 0.05 nm at 75 degrees.
constexpr double kChordNm = 20;
constexpr double kFar = 255;
constexpr double kFinest = 20;  // cells a degree that a file may ask memory for: 26 million bytes
// A path of king's moves is longer than the straight line by up to this factor: strides must not trust it whole.
constexpr double kChamfer = 1.0824;

double wrapped(double degrees) {
  degrees = std::fmod(degrees, 360);
  return degrees < 0 ? degrees + 360 : degrees;
}

}  // namespace

SeaMask::SeaMask(double south, double west, int rows, int cols, int cells_per_degree)
    : south_(south),
      west_(west),
      rows_(rows),
      cols_(cols),
      per_degree_(cells_per_degree),
      sea_(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols), 1) {}

int SeaMask::row(double lat) const { return static_cast<int>(std::floor((lat - south_) * per_degree_)); }
int SeaMask::col(double lon) const {
  const int col = static_cast<int>(std::floor(wrapped(lon - west_) * per_degree_));
  return wraps() ? col % cols_ : col;
}
bool SeaMask::holds(Point at) const {
  const int r = row(at.lat), c = col(at.lon);
  return r >= 0 && r < rows_ && c >= 0 && c < cols_;
}
Point SeaMask::centre(int row, int col) const {
  double lon = west_ + (col + 0.5) / per_degree_;
  lon -= lon >= 180 ? 360 : 0, lon += lon < -180 ? 360 : 0;
  return {south_ + (row + 0.5) / per_degree_, lon};
}

std::string SeaMask::bytes() const {
  std::string text = std::string(kFormat) + " " + number_text(south_) + " " + number_text(west_) + " " +
                     std::to_string(rows_) + " " + std::to_string(cols_) + " " + std::to_string(per_degree_) + "\n";
  const auto put = [&](std::size_t run) {
    for (; run >= 0x80; run >>= 7) text.push_back(static_cast<char>(0x80 | (run & 0x7f)));
    text.push_back(static_cast<char>(run));
  };
  std::size_t run = 0;
  std::uint8_t now = 0;
  for (const std::uint8_t cell : sea_)
    if (cell == now)
      ++run;
    else
      put(run), run = 1, now = cell;
  put(run);
  return text;
}

Result<SeaMask> SeaMask::of_bytes(std::string_view bytes, const std::string& where) {
  const auto fault = [&](const char* what) { return bad_input(what, where, "Build it anew with `make sea-network`."); };
  const std::size_t line = bytes.find('\n');
  if (!bytes.starts_with(std::string(kFormat) + " ") || line == bytes.npos) return fault("not a mask of the sea");
  std::array<double, 5> numbers{};
  std::size_t at = kFormat.size();
  for (double& number : numbers) {
    const std::size_t end = std::min(bytes.find(' ', at + 1), line);
    const auto parsed = at < line ? parse_number(bytes.substr(at + 1, end - at - 1)) : std::nullopt;
    if (!parsed) return fault("a mask of the sea with a broken first line");
    number = *parsed, at = end;
  }
  if (at != line) return fault("a mask of the sea with a broken first line");
  const auto [south, west, rows, cols, per_degree] = numbers;
  const auto whole = [](double x, double most) { return x >= 1 && x <= most && x == std::floor(x); };
  if (!(std::abs(south) <= 90) || !(std::abs(west) <= 180) || !whole(per_degree, kFinest) ||
      !whole(rows, 180 * per_degree) || !whole(cols, 360 * per_degree) || south + rows / per_degree > 90)
    return fault("a mask of the sea beyond the globe");
  SeaMask mask(south, west, static_cast<int>(rows), static_cast<int>(cols), static_cast<int>(per_degree));
  std::size_t cell = 0;
  std::uint8_t now = 0;
  for (std::size_t i = line + 1; i < bytes.size(); now ^= 1) {
    std::size_t run = 0;
    for (int shift = 0;; shift += 7) {
      if (i >= bytes.size() || shift > 28) return fault("a mask of the sea with a broken run");
      const auto byte = static_cast<unsigned char>(bytes[i++]);
      run |= static_cast<std::size_t>(byte & 0x7f) << shift;
      if (!(byte & 0x80)) break;
    }
    if (run > mask.sea_.size() - cell) return fault("a mask of the sea with too many cells");
    std::fill_n(mask.sea_.begin() + static_cast<std::ptrdiff_t>(cell), run, now), cell += run;
  }
  if (cell != mask.sea_.size()) return fault("a mask of the sea with too few cells");
  return mask;
}

void SeaMask::block_line(std::span<const Point> line, int cells_around) {
  for (const Point& at : densified(line, 0.2 * kNmPerDegree / per_degree_)) {
    const int r = row(at.lat), c = col(at.lon);
    for (int dr = -cells_around; dr <= cells_around; ++dr)
      for (int dc = -cells_around; dc <= cells_around; ++dc) {
        const int rr = r + dr, cc = wraps() ? (c + dc + cols_) % cols_ : c + dc;
        if (rr >= 0 && rr < rows_ && cc >= 0 && cc < cols_) block(rr, cc);
      }
  }
}

void SeaMask::measure_clearance() {
  std::vector<float> nm(sea_.size());
  for (std::size_t i = 0; i < sea_.size(); ++i) nm[i] = sea_[i] ? static_cast<float>(kFar) : 0;
  const double step_ns = kNmPerDegree / per_degree_;
  // Two sweeps, there and back, by king's moves; twice where the window wraps.
  const auto sweep = [&](bool up) {
    for (int k = 0; k < rows_; ++k) {
      const int r = up ? k : rows_ - 1 - k, before = up ? r - 1 : r + 1;
      const double step_ew = step_ns * std::cos(centre(r, 0).lat * kRadian);
      const auto ew = static_cast<float>(step_ew), ns = static_cast<float>(step_ns),
                 diagonal = static_cast<float>(std::hypot(step_ew, step_ns));
      float* row = &nm[index(r, 0)];
      if (before >= 0 && before < rows_) {
        const float* other = &nm[index(before, 0)];
        for (int c = 0; c < cols_; ++c) {
          float best = std::min(row[c], other[c] + ns);
          const int west = c > 0 ? c - 1 : wraps() ? cols_ - 1 : -1, east = c + 1 < cols_ ? c + 1 : wraps() ? 0 : -1;
          if (west >= 0) best = std::min(best, other[west] + diagonal);
          if (east >= 0) best = std::min(best, other[east] + diagonal);
          row[c] = best;
        }
      }
      for (int round = 0; round < (wraps() ? 2 : 1); ++round) {
        for (int c = 0; c < cols_; ++c)
          if (const int west = c > 0 ? c - 1 : wraps() ? cols_ - 1 : -1; west >= 0)
            row[c] = std::min(row[c], row[west] + ew);
        for (int c = cols_ - 1; c >= 0; --c)
          if (const int east = c + 1 < cols_ ? c + 1 : wraps() ? 0 : -1; east >= 0)
            row[c] = std::min(row[c], row[east] + ew);
      }
    }
  };
  sweep(true), sweep(false);
  clearance_nm_.resize(nm.size());
  for (std::size_t i = 0; i < nm.size(); ++i)
    clearance_nm_[i] = static_cast<std::uint8_t>(std::min(kFar, std::floor(static_cast<double>(nm[i]) / kChamfer)));
}

bool SeaMask::clear_chord(Point a, Point b, double length_nm) const {
  const double cell_nm = kNmPerDegree / per_degree_;
  const double narrow = cell_nm * std::max(0.15, std::cos(a.lat * kRadian)) / 8;
  const double dlat = b.lat - a.lat, dlon = std::remainder(b.lon - a.lon, 360);
  for (double gone = 0;;) {
    const double share = length_nm > 0 ? std::min(1.0, gone / length_nm) : 1;
    const Point at{a.lat + share * dlat, a.lon + share * dlon};
    if (!sea(at)) return false;
    if (share == 1) return true;
    gone += clearance_nm_.empty() ? narrow : std::max(narrow, clearance_nm(at));
  }
}

bool SeaMask::clear(Point a, Point b) const {
  const GreatCircle arc(a, b);
  const double length_nm = arc.length_nm();
  Point at = a;
  for (double gone = 0; gone < length_nm;) {
    if (!holds(at)) return false;
    const double stride = clearance_nm_.empty() ? 0 : clearance_nm(at);
    const double next = std::min(length_nm, gone + std::max(stride, kChordNm));
    const Point to = next >= length_nm ? b : arc.at(next / length_nm);
    if (stride < kChordNm && !clear_chord(at, to, next - gone)) return false;
    gone = next, at = to;
  }
  return sea(b);
}

}  // namespace netback::route
