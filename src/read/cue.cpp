#include "read/cue.h"

#include "read/anaphor.h"
#include "read/condition.h"
#include "read/describe.h"
#include "read/event.h"
#include "read/frame.h"
#include "read/no_comment.h"
#include "read/time.h"
#include "read/verb_group.h"
#include "read/word_set.h"

namespace netback::read {
namespace {

constexpr WordSet kVisitor{"you", "your", "please", "unsubscribe"};

}  // namespace

std::uint32_t cues_of(const SpelledWord& spelled) {
  const std::string_view fold = spelled.fold;
  const std::uint64_t hash = spelled.fold_hash;
  std::uint32_t cues = 0;
  const auto add = [&](bool may, WordCue cue) { cues |= may ? cue : 0u; };
  add(may_be_finite(spelled), kMayBeFinite);
  add(may_be_ly_adverb(spelled), kLyAdverb);
  add(may_be_silence(spelled), kMayBeSilence);
  add(may_be_open(spelled), kMayBeOpen);
  add(may_be_anonymous(spelled), kMayBeAnonymous);
  add(may_be_condition(spelled), kMayBeCondition);
  add(may_begin_time(fold, hash), kMayBeTime);
  add(names_thing(spelled), kNamesThing);
  add(names_share(fold), kNamesShare);
  add(names_asset(spelled), kNamesAsset);
  add(names_view(spelled), kNamesView);
  add(spelled.word.cue_noun || fold == "according", kMayAscribe);
  add(may_be_verb(spelled), kMayBeVerb);
  add(kVisitor.has(fold, hash), kSpeaksToVisitor);
  return cues;
}

}  // namespace netback::read
