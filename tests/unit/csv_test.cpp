#include "core/csv.h"

#include <gtest/gtest.h>

namespace netback {
namespace {

using Fields = std::vector<std::string>;

std::string where(std::string_view bytes) {
  const auto table = parse_csv(bytes, "t.csv");
  return table ? "no error" : table.error().where;
}

TEST(csv, reads_header_rows_and_their_lines) {
  const auto table = parse_csv("id,name\na,1\n\nb,2\n", "t.csv");
  ASSERT_TRUE(table) << table.error().what;
  EXPECT_EQ(table->header, (Fields{"id", "name"}));
  ASSERT_EQ(table->rows.size(), 2u);
  EXPECT_EQ(table->rows[1].fields, (Fields{"b", "2"}));
  EXPECT_EQ(table->rows[1].line, 4u);  // the blank line counts
  EXPECT_EQ(table->column("name"), 1u);
  EXPECT_EQ(table->column("nome"), CsvTable::npos);
}

TEST(csv, reads_quotes_with_separators_quotes_and_newlines) {
  const auto table = parse_csv("id,note\na,\"x, \"\"y\"\"\nz\"\nb,\n", "t.csv");
  ASSERT_TRUE(table) << table.error().what;
  EXPECT_EQ(table->rows[0].fields[1], "x, \"y\"\nz");
  EXPECT_EQ(table->rows[1].line, 4u);  // newlines inside quotes count
  EXPECT_EQ(table->rows[1].fields[1], "");
}

TEST(csv, accepts_bom_crlf_tabs_and_a_missing_last_newline) {
  const auto table = parse_csv("\xEF\xBB\xBFid\tname\r\na\t1\r\nb\t2", "t.tsv", '\t');
  ASSERT_TRUE(table) << table.error().what;
  EXPECT_EQ(table->header[0], "id");
  EXPECT_EQ(table->rows[1].fields, (Fields{"b", "2"}));
}

TEST(csv, keeps_a_trailing_empty_field) {
  const auto with_newline = parse_csv("a,b\n1,\n", "t.csv"), without = parse_csv("a,b\n1,", "t.csv");
  ASSERT_TRUE(with_newline);
  ASSERT_TRUE(without) << without.error().what;
  EXPECT_EQ(with_newline->rows[0].fields, without->rows[0].fields);
}

TEST(csv, names_the_line_of_a_fault) {
  EXPECT_EQ(where("a,b\n1,2\n3\n"), "t.csv:3");            // a field is missing
  EXPECT_EQ(where("a,b\n1,2,3\n"), "t.csv:2");             // one too many
  EXPECT_EQ(where("a\n1\n\"open\n\n"), "t.csv:3");         // the line where the quote opened
  EXPECT_EQ(where("a\n\"x\"y\n"), "t.csv:2");              // text after a quote
  EXPECT_EQ(where("a,a\n"), "t.csv:1");                    // a name twice
  EXPECT_EQ(where("a,\n"), "t.csv:1");                     // a column without a name
  EXPECT_EQ(where("a\n1\n\xC3\x28\n"), "t.csv:3");         // broken UTF-8
  EXPECT_EQ(where(std::string("a\n1\0\n", 5)), "t.csv:2");  // NUL
  EXPECT_EQ(where(""), "t.csv:1");
}

TEST(csv, refuses_fields_over_the_limit) {
  const std::string big(70'000, 'x');
  EXPECT_EQ(where("a\n" + big + "\n"), "t.csv:2");
  EXPECT_EQ(where("a\n\"" + big + "\"\n"), "t.csv:2");
}

TEST(csv, every_error_says_what_to_do) {
  for (const char* bytes : {"", "a,a\n", "a\n\"x", "a\n1,2\n"}) {
    const auto table = parse_csv(bytes, "t.csv");
    ASSERT_FALSE(table);
    EXPECT_FALSE(table.error().what.empty());
    EXPECT_FALSE(table.error().fix.empty());
  }
}

TEST(csv, writes_quotes_only_where_they_must_be) {
  EXPECT_EQ(csv_field("plain text"), "plain text");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
}

// Found by fuzzing: what is left of a second mark would be an invisible letter of the first column's name.
TEST(csv, a_second_byte_order_mark_does_not_hide_in_a_name) {
  const auto twice = parse_csv("\xEF\xBB\xBF\xEF\xBB\xBFid,name\na,1\n", "t.csv");
  ASSERT_TRUE(twice);
  EXPECT_EQ(twice->header[0], "id");
  EXPECT_FALSE(parse_csv("id,\xEF\xBB\xBFname\na,1\n", "t.csv"));
  EXPECT_FALSE(parse_csv("\"\xEF\xBB\xBFid\",name\na,1\n", "t.csv"));
}

TEST(csv, what_is_written_reads_back) {
  for (const std::string text : {"", "a", ",", "\"", "\"\"", "a\r\nb", " spaced ", "\xC3\xA9\n\",\""}) {
    const auto table = parse_csv("x,y\n" + csv_field(text) + ",end\n", "t.csv");
    ASSERT_TRUE(table) << table.error().what;
    EXPECT_EQ(table->rows[0].fields, (Fields{text, "end"}));
  }
}

// Plain rows are cut eight bytes at a time, rows with a quote letter by letter: both give the same, wherever a field ends.
TEST(csv, cuts_plain_rows_as_it_cuts_quoted_ones) {
  for (const std::string end : {"\n", "\r\n", "", "\n\nlast,,\n"})
    for (std::size_t i = 0; i < 20; ++i)
      for (std::size_t k = 0; k < 20; ++k) {
        const std::string a(i, 'a'), b = std::string(k, '-') + "\xC3\xA9";
        const auto plain = parse_csv("x,y,z\n" + a + "," + b + ",c" + end, "t.csv");
        const auto quoted = parse_csv("x,y,z\n\"" + a + "\",\"" + b + "\",\"c\"" + end, "t.csv");
        ASSERT_TRUE(plain && quoted) << i << " " << k;
        ASSERT_EQ(plain->rows[0].fields, (Fields{a, b, "c"}));
        ASSERT_EQ(plain->rows.size(), quoted->rows.size());
        for (std::size_t row = 0; row < plain->rows.size(); ++row) {
          ASSERT_EQ(plain->rows[row].fields, quoted->rows[row].fields);
          ASSERT_EQ(plain->rows[row].line, quoted->rows[row].line);
        }
      }
  EXPECT_EQ(where("a,b\n1,\"2\"\n3,4\n5\n"), "t.csv:4");  // a short row after quoted and plain ones
  EXPECT_EQ(where("a,b\n1,2\n3,4,5"), "t.csv:3");
}

TEST(csv, a_missing_file_is_an_io_error) {
  const auto table = read_csv("no/such/table.csv");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, Error::Code::io);
  EXPECT_EQ(table.error().where, "no/such/table.csv");
}

}  // namespace
}  // namespace netback
