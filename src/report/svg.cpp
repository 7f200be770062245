#include "report/svg.h"

#include <algorithm>
#include <cmath>

#include "core/number.h"
#include "core/units.h"

namespace netback::report {
namespace {

constexpr double kWidth = 720, kHeight = 330, kLeft = 52, kRight = 96, kTop = 20, kBottom = 34;
constexpr std::size_t kBarRows = 12;

std::string at(double value) { return fixed_text(value, 1); }

std::string text_at(double x, double y, const char* css, std::string_view words) {
  return "<text class=\"" + std::string(css) + "\" x=\"" + at(x) + "\" y=\"" + at(y) + "\">" + escape(words) + "</text>\n";
}

std::string line_at(double x1, double y1, double x2, double y2, const char* css) {
  return "<line class=\"" + std::string(css) + "\" x1=\"" + at(x1) + "\" y1=\"" + at(y1) + "\" x2=\"" + at(x2) + "\" y2=\"" +
         at(y2) + "\"/>\n";
}

// A step of 1, 2 or 5 times a power of ten that cuts `range` into at most six parts.
double nice_step(double range) {
  const double power = std::pow(10.0, std::floor(std::log10(std::max(range, 1e-9) / 6)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0})
    if (range / (factor * power) <= 6) return factor * power;
  return 10 * power;
}

int decimals_for(double step) { return step >= 1 ? 0 : step >= 0.1 ? 1 : 2; }

struct Scale {
  double low = 0, high = 1, from = 0, to = 1;
  double operator()(double value) const { return from + (value - low) / (high - low) * (to - from); }
};

// Keeps labels at the right end of the lines from lying on each other.
void spread(std::vector<std::pair<double, const char*>>& labels) {
  std::ranges::sort(labels, {}, &std::pair<double, const char*>::first);
  for (std::size_t i = 1; i < labels.size(); ++i) labels[i].first = std::max(labels[i].first, labels[i - 1].first + 15);
}

std::string path(const market::Series& values, const Scale& x, const Scale& y, const char* css) {
  std::string points;
  for (std::size_t i = 0; i < values.size(); ++i)
    points += (i ? " " : "") + at(x(static_cast<double>(i))) + "," + at(y(values[i]));
  return "<polyline class=\"" + std::string(css) + "\" points=\"" + points + "\"/>\n";
}

std::string open_svg(double height, const std::string& id, const std::string& title, const std::string& description) {
  return "<svg viewBox=\"0 0 " + fixed_text(kWidth, 0) + " " + fixed_text(height, 0) + "\" role=\"img\" aria-labelledby=\"" +
         id + "-title " + id + "-text\">\n<title id=\"" + id + "-title\">" + escape(title) + "</title>\n<desc id=\"" + id +
         "-text\">" + escape(description) + "</desc>\n";
}

}  // namespace

std::string price_chart(const Facts& facts) {
  if (!facts.has_outcomes() || facts.headline.empty() || facts.months.size() < 2) return {};
  const Mark& mark = facts.headline[0];
  const double factor = facts.has_eur() ? 1 / facts.in.usd_per_eur : 1 / units::kMmbtuPerMwh;
  const std::string unit = facts.has_eur() ? "EUR/MWh" : "USD/MMBtu";
  const bool change = !facts.in.scenario.events.empty();
  market::Series base, all, weighted, least, most;
  for (std::size_t i = 0; i < facts.months.size(); ++i) {
    const Window month{i, i + 1};
    base.push_back(facts.price(0, mark.node, month) * factor);
    all.push_back(facts.price(facts.all, mark.node, month) * factor);
    const Band band = facts.price_weighted(mark.node, month) * factor;
    weighted.push_back(base[i] + band.middle);
    least.push_back(base[i] + band.least());
    most.push_back(base[i] + band.most());
  }
  double low = base[0], high = base[0];
  for (const auto* series : {&base, &all, &least, &most})
    for (const double value : *series) low = std::min(low, value), high = std::max(high, value);
  const double step = nice_step(std::max(high - low, 1.0));
  low = std::floor(low / step) * step, high = std::ceil(high / step) * step;
  if (high <= low) high = low + step;
  const Scale x{0, static_cast<double>(facts.months.size() - 1), kLeft, kWidth - kRight};
  const Scale y{low, high, kHeight - kBottom, kTop};
  std::string out = open_svg(
      kHeight, "price-chart", mark.name + " by month, " + unit,
      "Line chart of the price with and without the reported events; the same figures by month stand in results.csv.");
  for (int tick = 0; low + tick * step <= high + step / 2; ++tick) {
    const double value = low + tick * step;
    out += line_at(kLeft, y(value), kWidth - kRight, y(value), "grid") +
           text_at(kLeft - 8, y(value) + 4, "tick end", fixed_text(value, decimals_for(step)));
  }
  const std::size_t every = facts.months.size() > 18 ? 6 : 3;
  for (std::size_t i = 0; i < facts.months.size(); ++i) {
    if ((facts.months[i].month() - 1) % static_cast<int>(every) != 0) continue;
    const double place = x(static_cast<double>(i));
    out += line_at(place, kHeight - kBottom, place, kHeight - kBottom + 5, "axis") +
           text_at(place, kHeight - kBottom + 20, "tick middle", facts.months[i].text());
  }
  out += line_at(kLeft, kHeight - kBottom, kWidth - kRight, kHeight - kBottom, "axis") + text_at(4, 12, "tick", unit);
  if (change && !facts.year.empty()) {
    const double place = x(static_cast<double>(facts.year.begin));
    out += line_at(place, kTop, place, kHeight - kBottom, "first") + text_at(place + 4, kTop + 10, "tick", "first event");
  }
  const bool has_weighted = change && !facts.in.comparison.worlds.empty();
  std::vector<std::pair<double, const char*>> labels{{y(base.back()), "base"}};
  if (has_weighted) {
    std::string ring;
    for (std::size_t i = 0; i < most.size(); ++i) ring += at(x(static_cast<double>(i))) + "," + at(y(most[i])) + " ";
    for (std::size_t i = least.size(); i-- > 0;) ring += at(x(static_cast<double>(i))) + "," + at(y(least[i])) + " ";
    out += "<polygon class=\"range\" points=\"" + ring + "\"/>\n";
  }
  out += path(base, x, y, "line base");
  if (has_weighted) out += path(weighted, x, y, "line weighted"), labels.emplace_back(y(weighted.back()), "weighted");
  if (change) out += path(all, x, y, "line all"), labels.emplace_back(y(all.back()), "all");
  spread(labels);
  for (const auto& [place, name] : labels)
    out += text_at(kWidth - kRight + 8, place + 4, (std::string("label ") + name).c_str(), name);
  return out + "</svg>\n";
}

std::string revenue_chart(const Facts& facts) {
  if (!facts.has_outcomes() || facts.in.scenario.events.empty()) return {};
  struct Bar {
    std::string name;
    double billion, weighted;
  };
  std::vector<Bar> bars;
  for (const AccountChange& one : facts.seller_changes())
    bars.push_back({facts.names.of(one.id), one.change() / 1000, one.weighted.middle / 1000});
  std::erase_if(bars, [](const Bar& bar) { return rounds_to_nothing(bar.billion, 2); });
  if (bars.empty()) return {};
  if (bars.size() > kBarRows) {
    std::ranges::stable_sort(bars, std::ranges::greater{}, [](const Bar& bar) { return std::fabs(bar.billion); });
    bars.resize(kBarRows);
    std::ranges::stable_sort(bars, std::ranges::greater{}, &Bar::billion);
  }
  double low = 0, high = 0;
  for (const Bar& bar : bars)
    low = std::min({low, bar.billion, bar.weighted}), high = std::max({high, bar.billion, bar.weighted});
  constexpr double kRow = 26, kNames = 190, kEnds = 64;
  const double height = kTop + kRow * static_cast<double>(bars.size()) + 30;
  const Scale x{low, high, kNames + (low < 0 ? kEnds : 0), kWidth - (high > 0 ? kEnds : 10)};
  std::string out = open_svg(height, "revenue-chart", "Change of sellers' export revenue, billion USD",
                             "Bars right of the zero line are gains. The thin mark is the change weighted by our odds. The "
                             "figures stand in the table of sellers.");
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const double top = kTop + kRow * static_cast<double>(i), zero = x(0), end = x(bars[i].billion),
                 mark = x(bars[i].weighted);
    out += text_at(kNames - 10, top + 16, "tick end", bars[i].name);
    out += "<rect class=\"" + std::string(bars[i].billion < 0 ? "loss" : "gain") + "\" x=\"" + at(std::min(zero, end)) +
           "\" y=\"" + at(top + 4) + "\" width=\"" + at(std::fabs(end - zero)) + "\" height=\"" + at(kRow - 9) + "\"/>\n";
    out += line_at(mark, top + 1, mark, top + kRow - 2, "mark");
    out += text_at(bars[i].billion < 0 ? end - 6 : end + 6, top + 16, bars[i].billion < 0 ? "tick end" : "tick",
                   signed_text(bars[i].billion, 2));
  }
  out += line_at(x(0), kTop, x(0), height - 30, "axis") + text_at(x(0), height - 12, "tick middle", "0 billion USD");
  return out + "</svg>\n";
}

}  // namespace netback::report
