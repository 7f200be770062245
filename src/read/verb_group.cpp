#include "read/verb_group.h"

#include <algorithm>

namespace netback::read {
namespace {

using Form = VerbGroup::Form;

void add_nodes(const Tokens& tokens, Paragraph& paragraph) {
  const std::size_t begin = paragraph.nodes.size();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Node& node = paragraph.nodes.emplace_back(&tokens[i], tokens[i].at, tokens[i].mark);
    const bool twice =
        i + 1 < tokens.size() && node.mark == '\'' && tokens[i + 1].mark == '\'' && tokens[i + 1].at.begin == node.at.end;
    if (twice) node.mark = '"', node.at.end = tokens[++i].at.end;
    paragraph.quotes = paragraph.quotes || node.mark == '"';
  }
  paragraph.sentences.push_back({begin, paragraph.nodes.size()});
}

// Typographic marks say which side they are, straight ones by the space beside them; else they take turns.
void pair_quotes(Paragraph& paragraph, std::string_view text) {
  std::uint32_t open = kNone;
  for (std::uint32_t i = 0; i < paragraph.size(); ++i) {
    Node& node = paragraph.nodes[i];
    if (node.mark != '"') {
      node.quote = open;
      continue;
    }
    const std::string_view sign = text.substr(node.at.begin, node.at.end - node.at.begin);
    const char left = node.at.begin > 0 ? text[node.at.begin - 1] : ' ';
    const char right = node.at.end < text.size() ? text[node.at.end] : ' ';
    const bool straight = sign != "“" && sign != "”";
    const bool after_space = left == ' ' || left == '(' || left == '-' || left == '[';
    const bool opens = sign == "“" || (straight && (after_space != (right == ' ') ? after_space : open == kNone));
    if (opens) {
      if (open != kNone) paragraph.nodes[open].pair = i;  // never closed
      open = i;
    } else if (open != kNone) {
      node.pair = open;
      paragraph.nodes[open].pair = i;
      node.quote = open;
      open = kNone;
    }
  }
  if (open != kNone) paragraph.nodes[open].pair = paragraph.size();
}

class GroupMarker {
 public:
  GroupMarker(Paragraph& paragraph, Range sentence) : p_(paragraph), s_(sentence) {}
  void run();

 private:
  std::size_t skip_adverbs(std::size_t at, bool* negated = nullptr) const;
  std::size_t auxiliary(std::size_t at);
  bool infinitive(std::size_t at, std::size_t& next);
  bool noun_before(std::size_t at) const;
  bool object_after(std::size_t at) const;
  bool finite_form(std::size_t at) const;
  void add(std::size_t begin, std::size_t head, Form form, bool passive, bool negated, bool copula = false);
  bool plain_adverb(std::size_t at) const {
    const Node& n = p_[at];
    return !n.mark && (n.is(kAdverb | kNegation) || is_ly_adverb(*n.token)) && !n.is(kDeterminer);
  }

  Paragraph& p_;
  Range s_;
  bool verb_seen_ = false;  // a finite verb since the last boundary: a second one is a participle
  bool title_case_ = false;
};

void GroupMarker::add(std::size_t begin, std::size_t head, Form form, bool passive, bool negated, bool copula) {
  VerbGroup group;
  group.begin = static_cast<std::uint32_t>(begin);
  group.head = static_cast<std::uint32_t>(head);
  group.end = group.head + 1;
  group.form = form;
  group.passive = passive;
  group.negated = negated;
  group.copula = copula;
  for (std::size_t i = begin; i <= head; ++i) p_.nodes[i].group = static_cast<std::uint32_t>(p_.groups.size());
  p_.groups.push_back(group);
}

std::size_t GroupMarker::skip_adverbs(std::size_t at, bool* negated) const {
  while (at < s_.end && plain_adverb(at)) {
    if (negated && p_[at].is(kNegation)) *negated = true;
    ++at;
  }
  return at;
}

bool GroupMarker::noun_before(std::size_t at) const {
  if (at == s_.begin) return false;
  const Node& b = p_[at - 1];
  if (b.mark) return b.mark == ',' || b.mark == '"' || b.mark == ')' || b.mark == '\'' || b.mark == '%';
  if (b.is(kPronoun | kRelative)) return true;
  if (b.word("'s") || b.word("to")) return false;
  if (b.is(kDeterminer | kModal | kAuxiliary)) return false;
  if (b.is(kPreposition) && !b.is(kAdverb)) return false;
  if (b.is(kConjunction)) return true;
  return true;
}

bool GroupMarker::object_after(std::size_t at) const {
  if (at + 1 >= s_.end) return false;
  const Node& n = p_[at + 1];
  if (n.mark) return n.mark == '"' || n.mark == '$' || n.mark == ':';
  return n.is(kDeterminer | kPronoun | kPreposition | kSubordinator) || n.token->number || n.capital() || n.form(kGerund) ||
         is_ly_adverb(*n.token);
}

bool GroupMarker::finite_form(std::size_t at) const {
  const Node& t = p_[at];
  const bool noun = t.token->word->also_noun;
  if (at > s_.begin && p_[at - 1].is(kDeterminer) && !p_[at - 1].is(kPronoun)) return false;
  std::size_t before = at;  // "he openly admires": what stands before the adverbs counts
  while (before > s_.begin && plain_adverb(before - 1)) --before;
  if (t.capital() && !title_case_ && at > s_.begin && p_[at - 1].mark != '"') return false;
  if (before == s_.begin) return title_case_ && !noun && t.form(kThird | kPast);
  if (!noun_before(before)) return false;
  if (t.form(kPast)) {
    if (!t.form(kParticiple)) return true;
    if (p_.word(at + 1, "by")) return false;
    if (verb_seen_) return false;
    if (p_[before - 1].mark == ',' && before > s_.begin + 1) {
      bool appositive = false;
      for (std::size_t i = before - 1; i > s_.begin && before - i < 30 && !appositive; --i)
        appositive = p_[i - 1].mark == ',';
      return appositive || t.token->verb("say") || object_after(at);
    }
    return true;
  }
  if (t.form(kThird)) {
    if (!noun) return true;
    // "the new ad claims", not "derogatory comments": a name, a pronoun, or a determiner not far before.
    bool headed = p_[before - 1].capital() || p_[before - 1].is(kPronoun | kRelative | kGroup | kDocument);
    for (std::size_t i = before - 1; i > s_.begin && before - i < 4 && !p_[i - 1].mark && !headed; --i)
      headed = p_[i - 1].is(kDeterminer) || p_[i - 1].word("'s");
    return headed && object_after(at) && !verb_seen_ && !p_[at + 1].form(kGerund);
  }
  const Node& b = p_[before - 1];
  if (b.mark) return b.mark == ')' || b.mark == '"' ? object_after(at) && !noun : b.mark == ',' && object_after(at) && !noun;
  const std::string_view w = b.token->fold;
  const bool pronoun = w == "they" || w == "we" || w == "i" || w == "you" || b.is(kRelative);
  const bool plural = (w.size() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("'s")) || w == "people" ||
                      w == "men" || w == "women" || w == "media" || w == "percent" || w == "some" || w == "many" ||
                      w == "most" || w == "those" || w == "others";
  bool pair = false;
  for (std::size_t back = 2; back <= 4 && before >= s_.begin + back + 1 && b.capital(); ++back)
    pair = pair || p_[before - back].word("and");
  const bool joined = b.is(kConjunction) && object_after(at) && !noun;
  bool far = false;  // "lawyers for the state say", "Analysts at Rystad expect"
  if (!noun)
    for (std::size_t i = before - 1; i > s_.begin && before - i < 9 && p_[i].group == kNone && !p_[i].mark; --i)
      far = far || (p_[i].is(kPreposition) && p_[i - 1].token->fold.ends_with('s'));
  if (!pronoun && !plural && !pair && !joined && !far) return false;
  return pronoun || ((!noun || object_after(at)) && !verb_seen_);
}

// "will not be asked": from a modal or a form of be, have, do to the head. Returns the token after the group.
std::size_t GroupMarker::auxiliary(std::size_t at) {
  bool negated = false, passive = false;
  std::string_view last = p_[at].is(kModal) ? "modal" : std::string_view(p_[at].token->word->lemma);
  const bool clitic = p_[at].word("'s") || p_[at].word("'re") || p_[at].word("'ve") || p_[at].word("'ll") ||
                      p_[at].word("'d") || p_[at].word("'m");
  if (clitic) last = p_[at].word("'ve") ? "have" : p_[at].word("'ll") || p_[at].word("'d") ? "modal" : "be";
  std::size_t head = at, i = at + 1;
  bool full = false;
  for (std::size_t guard = 0; guard < 8 && i < s_.end; ++guard) {
    i = skip_adverbs(i, &negated);
    if (i >= s_.end || p_[i].mark) break;
    const Node& n = p_[i];
    const std::string_view lemma = n.token->word->lemma;
    const bool form = last == "modal" || last == "do" ? n.form(kBase)
                      : last == "have"                ? n.form(kPast | kParticiple)
                                                      : n.form(kGerund | kParticiple);
    if (n.is(kDeterminer | kPreposition) || (!form && !(clitic && n.form(kPast)))) break;
    if (lemma == "be" || lemma == "have" || lemma == "do") {
      head = i++;
      last = lemma;
      continue;
    }
    passive = (last == "be" || (last == "have" && clitic && p_[at].word("'s") && false)) && n.form(kParticiple) &&
              !n.form(kGerund);
    head = i;
    full = true;
    break;
  }
  if (clitic && !full && p_[at].word("'s") && !(at > s_.begin && p_[at - 1].is(kPronoun))) return at + 1;  // a genitive
  add(at, head, Form::finite, passive, negated, !full);
  verb_seen_ = true;
  return head + 1;
}

bool GroupMarker::infinitive(std::size_t at, std::size_t& next) {
  bool negated = false;
  std::size_t i = skip_adverbs(at + 1, &negated);
  if (i >= s_.end || p_[i].mark || !p_[i].form(kBase) || p_[i].is(kDeterminer) || (p_[i].capital() && !title_case_))
    return false;
  bool passive = false;
  std::size_t head = i;
  const bool helper = p_[i].token->verb("be") || p_[i].token->verb("have");
  if (helper) {
    const std::size_t j = skip_adverbs(i + 1, &negated);
    if (j < s_.end && !p_[j].mark && p_[j].form(kParticiple | kGerund) && !p_[j].is(kDeterminer)) {
      passive = p_[i].token->verb("be") && p_[j].form(kParticiple) && !p_[j].form(kGerund);
      head = j;
    }
  }
  add(at, head, Form::infinitive, passive, negated, helper && head == i);
  next = head + 1;
  return true;
}

void GroupMarker::run() {
  std::size_t words = 0, capitals = 0;
  for (std::size_t i = s_.begin; i < s_.end; ++i) words += !p_[i].mark, capitals += p_[i].capital();
  title_case_ = words > 3 && capitals * 10 >= words * 7;
  for (std::size_t i = s_.begin; i < s_.end;) {
    const Node& n = p_[i];
    if (n.mark) {
      if (n.mark != '\'' && n.mark != '$' && n.mark != '%') verb_seen_ = false;
      ++i;
      continue;
    }
    if (!n.token->may(kMayBeVerb)) {
      if (n.is(kSubordinator | kRelative | kConjunction)) verb_seen_ = false;
      ++i;
      continue;
    }
    std::size_t next = i + 1;
    if (n.word("to")) {
      if (infinitive(i, next)) verb_seen_ = false;
    } else if (n.is(kModal) ? !(n.is(kMonth) && n.capital() && !title_case_) &&
                                  !(i > s_.begin && p_[i - 1].is(kDeterminer) && !p_[i - 1].is(kPronoun))
                            : ((n.token->verb("be") || n.token->verb("have") || n.token->verb("do")) &&
                               n.form(kThird | kPast | kBase) && !n.word("be")) ||
                                  n.word("'s") || n.word("'re") || n.word("'ve") || n.word("'m")) {
      next = auxiliary(i);
    } else if (n.form(kGerund) && !n.word("according") && !n.word("including") && !n.is(kPreposition)) {
      const bool noun = i > s_.begin && (p_[i - 1].is(kDeterminer) || p_[i - 1].word("'s")) && !p_[i - 1].is(kPronoun);
      if (!noun) {
        const std::size_t helper = skip_adverbs(i + 1);
        const bool being = n.token->verb("be") || n.token->verb("have");
        if (being && helper < s_.end && p_[helper].form(kParticiple) && !p_[helper].form(kGerund))
          add(i, helper, Form::gerund, n.token->verb("be"), false), next = helper + 1;
        else
          add(i, i, Form::gerund, false, false);
        verb_seen_ = false;
      }
    } else if (n.form(kPast | kThird | kBase) && finite_form(i)) {
      add(i, i, Form::finite, false, false);
      verb_seen_ = true;
    } else if (n.form(kParticiple) && i > s_.begin && !p_[i - 1].is(kDeterminer) && !p_[i - 1].word("'s") &&
               (!n.capital() || title_case_) && (noun_before(i) || p_[i - 1].is(kPreposition))) {
      add(i, i, Form::participle, true, false);
    }
    if (next == i + 1 && p_[i].group == kNone) {
      const bool boundary = n.is(kSubordinator | kRelative) || n.is(kConjunction);
      if (boundary) verb_seen_ = false;
    } else if (p_[i].group != kNone) {
      const Word& head = *p_[p_.groups.back().head].token->word;
      if (head.cue_verb & (kTakesSay | kTakesThat)) verb_seen_ = false;  // its clause may follow without "that"
    }
    i = next;
  }
}

}  // namespace

bool may_be_verb(const SpelledWord& word) {
  return word.word.forms || (word.word.classes & kModal) || word.fold.starts_with('\'') || word.fold == "to";
}

void mark_paragraph(const std::vector<const Tokens*>& sentences, std::string_view text, Paragraph& paragraph) {
  paragraph.nodes.clear(), paragraph.groups.clear(), paragraph.sentences.clear();
  paragraph.quotes = false;
  std::size_t count = 0;
  for (const Tokens* tokens : sentences) count += tokens->size();
  paragraph.nodes.reserve(count);
  for (const Tokens* tokens : sentences) add_nodes(*tokens, paragraph);
  if (paragraph.quotes) pair_quotes(paragraph, text);
  for (const Range& sentence : paragraph.sentences) GroupMarker(paragraph, sentence).run();
}

}  // namespace netback::read
