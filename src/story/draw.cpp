// The sections of a story file become rows of a world; every section is one short function.
#include <algorithm>
#include <limits>
#include <set>
#include <sstream>

#include "scenario/toml_guard.h"
#include "scenario/toml_keys.h"
#include "scenario/toml_table.h"  // the only way to toml++
#include "story/story.h"

namespace netback::story {
namespace {

using scenario::Table;
using world::World;

constexpr std::size_t kMostBytes = std::size_t{1} << 18;
constexpr const char* kShip = "vessel:ship";
constexpr Date kEver{1990, 1, 1};
using Keys = std::vector<std::string_view>;

// One entry of a section: [pipes] a-b = { capacity = 40 }.
struct Entry {
  std::string name;
  Table in;
};

class Drawing {
 public:
  Drawing(const toml::table& all, const std::string& file, Drawn& out) : all_(all), file_(file), w_(out.world), out_(out) {}

  Result<bool> draw() {
    Table top(all_, file_);
    top.only({"title",  "sketch",  "why",    "first",  "months",    "nodes", "supply",  "demand",
              "shapes", "pipes",   "ships",  "plants", "terminals", "sea",   "storage", "contracts",
              "bans",   "conduct", "shares", "owners", "event",     "expect"});
    out_.title = top.word("title", true), out_.sketch = top.word("sketch", false), out_.why = top.word("why", true);
    const Month first = top.month("first", false).value_or(Month(2025, 1));
    const double months = top.number("months", 1);
    if (months != std::floor(months) || months < 1 || months > 36)
      top.fault("months", "months outside 1 and 36", "Give 1 to 36.");
    if (top.error) return std::unexpected(*top.error);
    out_.timeline = {first, first, first + static_cast<int>(months), first + static_cast<int>(months)};
    seller("rest", ""), seller("storage", "");
    NB_TRY(nodes, each("nodes", {"seller", "supply", "cost", "demand", "unserved_cost", "open_balance"}, &Drawing::node));
    NB_TRY(supply,
           each("supply",
                {"node", "capacity", "cost", "cash_cost", "base_cost", "wall_cost", "production", "minimum_share", "shape"},
                &Drawing::supply));
    NB_TRY(demand, each("demand", {"node", "quantity", "elasticity", "reference_price", "unserved_cost", "shape"},
                        &Drawing::demand));
    NB_TRY(pipes, each("pipes", {"capacity", "tariff", "loss", "sellers", "system"}, &Drawing::pipe));
    NB_TRY(ships, ships_of());
    NB_TRY(plants, each("plants", {"capacity", "cost", "own_use", "availability"}, &Drawing::plant));
    NB_TRY(terminals, each("terminals", {"capacity", "cost"}, &Drawing::terminal));
    NB_TRY(sea, each("sea", {"distance", "canal", "slots", "delay", "toll", "frozen"}, &Drawing::sea));
    NB_TRY(storage, each("storage", {"volume", "injection", "withdrawal", "cost", "stock", "norm"}, &Drawing::storage));
    NB_TRY(contracts, each("contracts",
                           {"seller", "buyer", "destination", "route", "quantity", "minimum_share", "maximum_share",
                            "take_or_pay", "make_up", "spot", "price_formula", "until"},
                           &Drawing::contract));
    NB_TRY(bans, each("bans", {"seller", "buyer", "asset", "commodity", "share", "until"}, &Drawing::ban));
    NB_TRY(conduct, each("conduct", {"seller", "nodes", "theta", "elasticity", "forward", "until"}, &Drawing::conduct));
    NB_TRY(sets, numbers());
    (void)nodes, (void)supply, (void)demand, (void)pipes, (void)ships, (void)plants, (void)terminals, (void)sea;
    (void)storage, (void)contracts, (void)bans, (void)conduct, (void)sets;
    world::for_each_table(w_, [](const char*, auto& rows) {
      std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    });
    NB_TRY(events, events_of());
    (void)events;
    return expected();
  }

 private:
  template <class T>
  T& add(std::vector<T>& rows, const std::string& id, const Table* in = nullptr) {
    rows.emplace_back();
    rows.back().id = id, rows.back().known_from = kEver;
    rows.back().where = in ? in->where("") : file_;
    return rows.back();
  }
  template <class T>
  static bool has(const std::vector<T>& rows, const std::string& id) {
    return std::any_of(rows.begin(), rows.end(), [&](const T& row) { return row.id == id; });
  }
  // Empty where the section is not drawn. By reference: a copy would forget the lines.
  const toml::table& section(std::string_view name) const {
    static const toml::table kNone;
    const toml::node* node = all_.get(name);
    return node && node->is_table() ? *node->as_table() : kNone;
  }
  std::unexpected<Error> no_table(const toml::node& node, std::string_view name, const std::string& example) const {
    return bad_input(std::string(name) + " is not what it should be", file_ + ":" + std::to_string(node.source().begin.line),
                     "Write " + example + ".");
  }
  Result<bool> each(std::string_view name, const Keys& keys, void (Drawing::*draw_one)(Entry&)) {
    if (const toml::node* node = all_.get(name); node && !node->is_table())
      return no_table(*node, name, "[" + std::string(name) + "]");
    for (const auto& [key, node] : section(name)) {
      if (!node.is_table())
        return no_table(node, key.str(), std::string(key.str()) + " = { ... } under [" + std::string(name) + "]");
      Entry entry{std::string(key.str()), Table(*node.as_table(), file_)};
      entry.in.only(keys);
      if (!entry.in.error) (this->*draw_one)(entry);
      if (entry.in.error) return std::unexpected(*entry.in.error);
    }
    return true;
  }

  void seller(const std::string& name, const std::string& node) {
    if (has(w_.sellers, "seller:" + name)) return;
    auto& row = add(w_.sellers, "seller:" + name);
    row.name = name, row.country = node.empty() ? "" : "country:" + node;
  }
  // The id of a node that must stand under [nodes].
  std::string node_id(Table& in, std::string_view key, const std::string& name) {
    if (!has(w_.nodes, "node:" + name)) in.fault(key, "no node '" + name + "'", "Draw it under [nodes].");
    return "node:" + name;
  }
  // "a-b": from node a to node b.
  std::pair<std::string, std::string> ends(Entry& e) {
    const std::size_t dash = e.name.find('-');
    if (dash == std::string::npos)
      return e.in.fault("", "'" + e.name + "' names no way", "Write from-to, such as a-b."),
             std::pair<std::string, std::string>();
    const std::string from = e.name.substr(0, dash), to = e.name.substr(dash + 1, e.name.find('/') - dash - 1);
    node_id(e.in, "", from), node_id(e.in, "", to);
    return {from, to};
  }

  void node(Entry& e) {
    auto& row = add(w_.nodes, "node:" + e.name, &e.in);
    const std::string own = e.in.has_key("seller") ? e.in.word("seller", true) : "rest";
    row.name = e.name, row.countries = {"country:" + e.name}, row.seller = "seller:" + own;
    add(w_.countries, "country:" + e.name, &e.in).name = e.name;
    add(w_.actors, "gov:" + e.name, &e.in).country = "country:" + e.name;
    seller(own, e.name);
    if (e.in.has_key("supply")) supply_row(e.name, e.name, e.in, "supply");
    if (e.in.has_key("demand")) demand_row(e.name, e.name, e.in, "demand");
    if (!e.in.has_key("open_balance")) return;
    auto& balance = add(w_.balances, "balance:" + e.name, &e.in);
    balance.node = row.id, balance.year = out_.timeline.start.year();
    balance.statistical_difference = e.in.number("open_balance", 0);
  }
  void supply(Entry& e) { supply_row(e.name, e.in.word("node", true), e.in, "capacity"); }
  void supply_row(const std::string& name, const std::string& node, Table& in, const char* amount) {
    auto& row = add(w_.supply, "supply:" + name, &in);
    const double cost = in.number("cost", 0);
    row.node = node_id(in, "node", node), row.capacity = in.number(amount, 0), row.shape = shape(in);
    row.production = in.number("production", 0.9 * row.capacity);
    row.cash_cost = in.number("cash_cost", cost), row.base_cost = in.number("base_cost", cost);
    row.wall_cost = in.number("wall_cost", cost), row.minimum_share = in.number("minimum_share", 0);
  }
  void demand(Entry& e) { demand_row(e.name, e.in.word("node", true), e.in, "quantity"); }
  void demand_row(const std::string& name, const std::string& node, Table& in, const char* amount) {
    auto& row = add(w_.demand, "demand:" + name, &in);
    row.node = node_id(in, "node", node), row.quantity = in.number(amount, 0), row.shape = shape(in);
    row.elasticity = in.number("elasticity", 0), row.reference_price = in.number("reference_price", 20);
    row.unserved_cost = in.number("unserved_cost", 1000);
    if (row.elasticity > 0) in.fault("elasticity", "elasticity above 0", "Write it as -0.3: dearer gas is used less.");
  }
  std::string shape(Table& in) {
    const std::string name = in.word("shape", false);
    if (!name.empty() && !section("shapes").contains(name))
      in.fault("shape", "no shape '" + name + "'", "Draw it under [shapes].");
    return name.empty() ? "" : "shape:" + name;
  }
  void pipe(Entry& e) {
    const auto [from, to] = ends(e);
    auto& row = add(w_.pipelines, "pipe:" + e.name, &e.in);
    row.name = from + " to " + to, row.from_node = "node:" + from, row.to_node = "node:" + to;
    row.system = e.in.has_key("system") ? "pipe:" + e.in.word("system", true) : row.id;
    row.capacity = e.in.number("capacity", 0), row.tariff = e.in.number("tariff", 0), row.loss = e.in.number("loss", 0);
    for (const std::string& name : e.in.words("sellers")) row.sellers.push_back("seller:" + name);
  }
  // One class of ships without fuel, dues or boil-off unless told: a voyage costs the hire of its days.
  Result<bool> ships_of() {
    Table in(section("ships"), file_);
    in.only({"fleet", "cargo", "speed", "port_days", "port_cost", "boil_off", "idle_hire", "tight_hire"});
    auto& row = add(w_.vessels, kShip);
    row.name = "ship", row.utilisation = 1, row.fleet = in.number("fleet", 1000), row.cargo = in.number("cargo", 1);
    row.speed = in.number("speed", 20), row.port_days = in.number("port_days", 4), row.port_cost = in.number("port_cost", 0);
    row.boil_off = in.number("boil_off", 0);
    row.idle_cost = in.number("idle_hire", 0), row.tight_cost = in.number("tight_hire", 100'000);
    if (in.error) return std::unexpected(*in.error);
    return true;
  }
  void port(const std::string& node) {
    if (has(w_.ports, "port:" + node)) return;
    const double lon = 10.0 * static_cast<double>(w_.ports.size());
    auto& row = add(w_.ports, "port:" + node);
    row.lon = lon, row.country = "country:" + node;
  }
  void plant(Entry& e) {
    auto& row = add(w_.liquefaction, "lng:" + e.name, &e.in);
    row.name = e.name, row.node = node_id(e.in, "", e.name), row.port = "port:" + e.name, row.vessel = kShip;
    row.capacity = e.in.number("capacity", 0), row.availability = e.in.number("availability", 1);
    row.own_use = e.in.number("own_use", 0), row.cost = e.in.number("cost", 0);
    port(e.name);
  }
  void terminal(Entry& e) {
    auto& row = add(w_.regasification, "terminal:" + e.name, &e.in);
    row.name = e.name, row.node = node_id(e.in, "", e.name), row.port = "port:" + e.name;
    row.capacity = e.in.number("capacity", 0), row.cost = e.in.number("cost", 0);
    port(e.name);
  }
  void sea(Entry& e) {
    const auto [from, to] = ends(e);
    const std::string canal = e.in.word("canal", false), gate = canal.empty() ? "" : "route:" + canal;
    if (!has(w_.ports, "port:" + from) || !has(w_.ports, "port:" + to))
      e.in.fault("", "no port at an end of '" + e.name + "'", "Draw a plant and a terminal first.");
    auto& leg = add(w_.sea_legs, "leg:" + e.name, &e.in);
    leg.from_point = "port:" + from, leg.to_point = "port:" + to, leg.distance = e.in.number("distance", 0);
    if (e.in.has_key("frozen")) leg.zone = "ice:" + e.name, ice(leg.zone, e.in);
    if (!gate.empty()) leg.gates = {gate};
    if (!gate.empty() && !has(w_.straits, gate)) strait(gate, canal, e.in);
  }
  void strait(const std::string& id, const std::string& name, Table& in) {
    auto& row = add(w_.straits, id, &in);
    row.name = name, row.slots = in.number("slots", 0), row.delay = in.number("delay", 0);
    if (!in.has_key("toll")) return;
    auto& toll = add(w_.passage_costs, "toll:" + name, &in);
    toll.strait = id, toll.kind = "toll", toll.laden = toll.ballast = in.number("toll", 0) / 2;
  }
  // Calendar months in which no ship passes; in the others the sea is open.
  void ice(const std::string& zone, Table& in) {
    std::set<int> frozen;
    for (const std::string& text : in.words("frozen")) {
      const auto month = parse_month(text);
      if (!month) in.fault("frozen", "'" + text + "' is no month", "Write frozen = [\"2025-01\"].");
      if (month) frozen.insert(month->month());
    }
    for (int month = 1; month <= 12; ++month) {
      auto& row = add(w_.ice, zone + "/" + std::to_string(month), &in);
      row.zone = zone, row.ice_class = "none", row.month = month, row.navigable = frozen.contains(month) ? 0 : 1;
      row.speed = row.speed_low = row.speed_high = std::numeric_limits<double>::infinity();  // that of the ship
    }
  }
  void storage(Entry& e) {
    auto& row = add(w_.storage, "storage:" + e.name, &e.in);
    row.name = e.name, row.node = node_id(e.in, "", e.name), row.working_gas_volume = e.in.number("volume", 0);
    row.injection = e.in.number("injection", row.working_gas_volume);
    row.withdrawal = e.in.number("withdrawal", row.working_gas_volume), row.cost = e.in.number("cost", 0);
    auto& level = add(w_.storage_levels, "level:" + e.name, &e.in);
    level.storage = row.id, level.date = out_.timeline.start.first_day(), level.level = e.in.number("stock", 0);
    auto& norm = add(w_.storage_norms, "norm:" + e.name, &e.in);
    norm.storage = row.id, norm.share.fill(e.in.number("norm", 0));
  }
  void contract(Entry& e) {
    auto& row = add(w_.contracts, "contract:" + e.name, &e.in);
    row.seller = "seller:" + e.in.word("seller", true), row.buyer = node_id(e.in, "buyer", e.in.word("buyer", true));
    const std::string route = e.in.word("route", true);
    row.route = route.find(':') == std::string::npos ? "pipe:" + route : route, row.basis = "contract",
    row.quantity = e.in.number("quantity", 0);
    row.minimum_share = e.in.number("minimum_share", 0), row.maximum_share = e.in.number("maximum_share", 1);
    row.take_or_pay = e.in.number("take_or_pay", 0), row.make_up = e.in.number("make_up", 0);
    row.spot = e.in.word("spot", false) == "yes";
    if (const std::string place = e.in.word("destination", false); !place.empty())
      row.destinations = {node_id(e.in, "destination", place)};
    if (auto formula = world::parse_price_formula(e.in.word("price_formula", false)))
      row.price = std::move(*formula);
    else
      e.in.fault("price_formula", formula.error().what, formula.error().fix);
    row.until = until(e.in);
  }
  // The nodes are one region.
  void conduct(Entry& e) {
    auto& row = add(w_.conduct, "conduct:" + e.name, &e.in);
    row.seller = "seller:" + e.in.word("seller", true), row.region = "region:" + e.name;
    if (!has(w_.sellers, row.seller)) e.in.fault("seller", "no such seller", "Give a node seller = \"...\" first.");
    row.theta = e.in.number("theta", 1), row.elasticity = e.in.number("elasticity", -0.5);
    row.forward = e.in.number("forward", 0), row.until = until(e.in);
    if (!(row.elasticity < 0)) e.in.fault("elasticity", "an elasticity not below 0", "Write one such as -0.5.");
    add(w_.regions, row.region, &e.in).name = e.name;
    for (const std::string& name : e.in.words("nodes")) {
      node_id(e.in, "nodes", name);
      for (auto& country : w_.countries)
        if (country.id == "country:" + name) country.regions.push_back(row.region);
    }
  }
  void ban(Entry& e) {
    auto& row = add(w_.restrictions, "restriction:" + e.name, &e.in);
    const std::string buyer = e.in.word("buyer", false), asset = e.in.word("asset", false);
    row.policy = "policy:" + e.name, row.share = e.in.number("share", 0), row.until = until(e.in);
    row.kind = asset.empty() ? "trade_flow" : "asset_use";
    row.target = asset.empty() ? "seller:" + e.in.word("seller", true) : asset;
    if (const std::string good = e.in.word("commodity", false); !good.empty()) row.commodity = "commodity:" + good;
    if (asset.empty() && buyer.empty()) e.in.fault("", "a ban without a buyer", "Add buyer = \"...\", or asset = \"...\".");
    if (!buyer.empty()) row.buyers = {"country:" + buyer}, node_id(e.in, "buyer", buyer), row.restrictor = "gov:" + buyer;
  }
  static std::optional<Date> until(Table& in) {
    const auto month = in.month("until", false);
    return month ? std::optional(month->first_day()) : std::nullopt;
  }
  // Sections of plain numbers: shapes by month, shares of nameplate, owners' shares.
  Result<bool> numbers() {
    for (const auto& [key, node] : section("shapes")) {
      const toml::array* list = node.as_array();
      if (!list || list->size() > 12)
        return no_table(node, key.str(), std::string(key.str()) + " = [0.05, 0.11]: shares of the year from January");
      auto& row = add(w_.shapes, "shape:" + std::string(key.str()));
      for (std::size_t i = 0; i < list->size(); ++i) row.share[i] = list->get(i)->value_or(0.0);
    }
    for (const auto& [key, node] : section("shares")) {
      const auto share = node.value<double>();
      if (!share) return no_table(node, key.str(), "\"pipe:a-b\" = 0.5: the share that can be used");
      auto& row = add(w_.asset_states, "state:" + std::string(key.str()));
      row.asset = std::string(key.str()), row.state = "restricted", row.share = *share;
    }
    for (const auto& [key, node] : section("owners")) {
      if (!node.is_table()) return no_table(node, key.str(), "\"lng:a\" = { oil-company = 0.5 }");
      for (const auto& [owner, share] : *node.as_table()) {
        const std::string name(owner.str());
        auto& row = add(w_.stakes, "stake:" + std::string(key.str()) + "/" + name);
        row.asset = std::string(key.str()), row.owner = "actor:" + name, row.share = share.value_or(0.0);
        if (!has(w_.actors, row.owner)) add(w_.actors, row.owner).name = name;
      }
    }
    return true;
  }
  // Events are those of scenario.toml; schema, day, id and first month are filled in.
  Result<bool> events_of() {
    const Month first = out_.timeline.start;
    const toml::node* told = all_.get("event");
    out_.scenario.as_of = (first - 1).first_day();
    if (!told) return true;
    toml::array events = told->is_array() ? *told->as_array() : toml::array{};
    std::string where = file_ + ":" + std::to_string(told->source().begin.line);
    for (std::size_t i = 0; i < events.size(); ++i)
      if (toml::table* event = events.get(i)->as_table()) {
        if (!event->contains("id")) event->insert("id", "event-" + std::to_string(i + 1));
        if (!event->contains("from")) event->insert("from", first.text());
      }
    toml::table scenario;
    scenario.insert("schema", scenario::kSchema), scenario.insert("as_of", out_.scenario.as_of.text());
    scenario.insert("event", std::move(events));
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << scenario;
    auto read = scenario::parse_toml(text.str(), "event", w_);
    if (!read) return bad_input(read.error().what, where, read.error().fix);
    out_.scenario = std::move(*read);
    return true;
  }
  Result<bool> expected() {
    Table in(section("expect"), file_);
    in.only({"that"});
    std::istringstream text(in.word("that", true));
    if (in.error) return std::unexpected(*in.error);
    for (std::string line; std::getline(text, line);) {
      line.resize(std::min(line.size(), line.find('#')));
      const std::size_t begin = line.find_first_not_of(" \t\r"), end = line.find_last_not_of(" \t\r");
      if (begin != std::string::npos) out_.expected.push_back(line.substr(begin, end - begin + 1));
    }
    if (out_.expected.empty()) return bad_input("nothing is expected", in.where("that"), "Add a line such as price a = 10.");
    return true;
  }

  const toml::table& all_;
  const std::string& file_;
  World& w_;
  Drawn& out_;
};

}  // namespace

Result<Drawn> draw(std::string_view bytes, const std::string& file) {
  if (bytes.size() > kMostBytes)
    return std::unexpected(Error{Error::Code::limit, "more than 256 KiB", file, "Split the story."});
  if (auto fault = scenario::toml_fault(bytes, file)) return std::unexpected(std::move(*fault));
  Drawn drawn;
  try {
    const toml::table table = toml::parse(bytes, file);
    NB_TRY(done, Drawing(table, file, drawn).draw());
    (void)done;
  } catch (const toml::parse_error& error) {
    return bad_input(std::string(error.description()), file + ":" + std::to_string(error.source().begin.line),
                     "Correct the TOML at this line.");
  } catch (const scenario::TomlAssertion&) {
    return bad_input("no readable TOML", file, "Correct the brackets and quotes of the file.");
  }
  return drawn;
}

}  // namespace netback::story
