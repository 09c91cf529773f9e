#include "kernel/files/files.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>

#include "support/temp_dir.hpp"

namespace ts::files {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using namespace std::chrono_literals;

/// A zip of empty files (APPNOTE: local headers, central directory, end record).
std::string zip_of(std::vector<std::string> const& names) {
  auto const le = [](std::size_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
  };
  std::string local, central;
  for (auto const& name : names) {
    auto const offset = local.size();
    local += "PK\3\4" + std::string(22, '\0') + le(name.size(), 2) + le(0, 2) + name;
    central +=
        "PK\1\2" + std::string(24, '\0') + le(name.size(), 2) + std::string(12, '\0') + le(offset, 4) + name;
  }
  return local + central + "PK\5\6" + std::string(4, '\0') + le(names.size(), 2) + le(names.size(), 2) +
         le(central.size(), 4) + le(local.size(), 4) + le(0, 2);
}

std::optional<MediaType> type_of(std::string_view content) {
  auto const bytes = bytes_of(content);
  return starts_as_zip(bytes) ? sniff_office(bytes) : sniff(bytes);
}

TEST(MediaTypes, are_known_by_their_bytes) {
  EXPECT_EQ(type_of("%PDF-1.7 …"), MediaType::pdf);
  EXPECT_EQ(type_of("\xFF\xD8\xFF\xE0 JFIF"sv), MediaType::jpeg);
  EXPECT_EQ(type_of("\x89PNG\r\n\x1A\n…"sv), MediaType::png);
  EXPECT_EQ(type_of("RIFF\1\2\3\4WEBPVP8 "sv), MediaType::webp);
  EXPECT_EQ(type_of("\0\0\0\x18"
                    "ftypheic\0\0\0\0"sv),
            MediaType::heic);
  EXPECT_EQ(type_of(zip_of({"[Content_Types].xml", "word/document.xml"})), MediaType::docx);
  EXPECT_EQ(type_of(zip_of({"_rels/.rels", "xl/workbook.xml", "[Content_Types].xml"})), MediaType::xlsx);
}

TEST(MediaTypes, outside_the_list_are_none) {
  for (auto const& content : {"<html><script>"s, "<svg xmlns="s, "#!/bin/sh"s,
                              "\x7F"
                              "ELF"s,
                              "MZ\x90"s, "GIF89a..........."s, " %PDF-1.7"s, "RIFF\1\2\3\4WAVEfmt "s,
                              "\1\1\1\x18"
                              "ftypqt  ...."s,
                              ""s}) {
    EXPECT_FALSE(type_of(content)) << content;
  }
  EXPECT_FALSE(type_of(zip_of({"[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"})));
  EXPECT_FALSE(type_of(zip_of({"word/document.xml"})));
  EXPECT_FALSE(type_of(zip_of({"a.exe"})));
}

TEST(MediaTypes, broken_containers_are_none) {
  auto const whole = zip_of({"[Content_Types].xml", "word/document.xml"});
  for (std::size_t size = 4; size < whole.size(); ++size)
    EXPECT_FALSE(type_of(whole.substr(0, size))) << size;
  for (std::size_t at = 4; at < whole.size(); ++at) {
    auto changed = whole;
    changed[at] = static_cast<char>(0xFF);
    static_cast<void>(type_of(changed));  // whatever it is: no crash, no read outside (run with ASan)
  }
}

TEST(MediaTypes, have_names_that_lead_back) {
  for (auto const type : {MediaType::pdf, MediaType::jpeg, MediaType::png, MediaType::webp, MediaType::heic,
                          MediaType::docx, MediaType::xlsx}) {
    EXPECT_EQ(media_type_of(mime(type)), type);
    EXPECT_NE(extension(type), "");
  }
  EXPECT_FALSE(media_type_of("text/html"));
  EXPECT_FALSE(shown_inline(MediaType::docx));
  EXPECT_TRUE(shown_inline(MediaType::pdf));
}

class FileStoreTest : public testing::Test {
 protected:
  std::size_t stored() const {
    std::size_t n = 0;
    store_.for_each([&](auto, auto const&) { ++n; });
    return n;
  }
  bool uploads_empty() const { return std::filesystem::is_empty(dir_ / "files/uploads"); }
  std::string read(std::string_view sha256) const {
    std::string out;
    auto const status = store_.read(sha256, [&](Bytes piece) {
      out += text_of(piece);
      return true;
    });
    return status ? out : status.error().id;
  }
  void set_age(std::filesystem::path const& path, std::chrono::hours age) {
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - age);
  }
  test::TempDir dir_;
  FileStore store_{dir_ / "files"};
};

TEST_F(FileStoreTest, Content_is_found_under_its_hash) {
  auto const content = "%PDF-1.7 " + std::string(200'000, 'x');
  auto const put = store_.put(bytes_of(content));
  ASSERT_TRUE(put) << put.error().en;
  EXPECT_EQ(put->sha256, to_hex(sha256(content)));
  EXPECT_EQ(put->size, static_cast<std::int64_t>(content.size()));
  EXPECT_EQ(store_.path_of(put->sha256)->parent_path().filename(), put->sha256.substr(2, 2));
  EXPECT_EQ(read(put->sha256), content);
  EXPECT_TRUE(uploads_empty());
}

TEST_F(FileStoreTest, The_same_content_is_kept_once) {
  EXPECT_EQ(store_.put(bytes_of("%PDF-1"))->sha256, store_.put(bytes_of("%PDF-1"))->sha256);
  EXPECT_EQ(stored(), 1U);
}

TEST_F(FileStoreTest, A_large_file_is_refused_while_it_comes_and_leaves_nothing) {
  {
    auto upload = store_.begin(100);
    ASSERT_TRUE(upload);
    ASSERT_TRUE(upload->add(bytes_of("%PDF-" + std::string(90, 'x'))));
    EXPECT_EQ(upload->add(bytes_of("0123456789")).error().id, "file.too_large");
  }
  EXPECT_TRUE(uploads_empty());
  EXPECT_EQ(stored(), 0U);
}

TEST_F(FileStoreTest, The_type_is_judged_by_the_first_bytes_however_they_arrive) {
  auto upload = store_.begin();
  for (auto const c : "\x89PNG\r\n\x1A\n……………"sv) ASSERT_TRUE(upload->add(bytes_of(std::string_view(&c, 1))));
  EXPECT_EQ(upload->finish()->type, MediaType::png);
  auto html = store_.begin();
  EXPECT_EQ(html->add(bytes_of("<html><body onload=…>")).error().id, "file.type");
  auto late = store_.begin();
  ASSERT_TRUE(late->add(bytes_of("<ht")));
  EXPECT_EQ(late->finish().error().id, "file.type");
  EXPECT_EQ(store_.put(bytes_of(zip_of({"a.exe"}))).error().code, Code::unsupported);
  EXPECT_EQ(store_.put(bytes_of(zip_of({"[Content_Types].xml", "word/document.xml"})))->type,
            MediaType::docx);
  EXPECT_EQ(store_.put(bytes_of("")).error().id, "file.empty");
}

TEST_F(FileStoreTest, An_address_is_never_a_path) {
  for (auto const* bad : {"", "..", "../../etc/passwd", "ABCD", "abcd"})
    EXPECT_EQ(read(bad), "file.unknown") << bad;
  EXPECT_EQ(read(std::string(64, 'a')), "file.unknown");
  EXPECT_EQ(read(std::string(64, 'A')), "file.unknown");
}

TEST_F(FileStoreTest, A_changed_file_is_noticed_when_read) {
  auto const put = store_.put(bytes_of("%PDF-1.7 one"));
  std::ofstream(*store_.path_of(put->sha256)) << "%PDF-1.7 two";
  EXPECT_EQ(read(put->sha256), "file.damaged");
}

TEST_F(FileStoreTest, The_sweep_removes_what_is_old_and_nobody_has) {
  auto const kept = store_.put(bytes_of("%PDF-1"))->sha256, orphan = store_.put(bytes_of("%PDF-2"))->sha256,
             young = store_.put(bytes_of("%PDF-3"))->sha256;
  set_age(*store_.path_of(kept), 48h);
  set_age(*store_.path_of(orphan), 48h);
  std::ofstream(dir_ / "files/uploads/abandoned") << "x";
  set_age(dir_ / "files/uploads/abandoned", 48h);
  auto const known = [&](std::string_view sha256) { return sha256 == kept; };
  EXPECT_EQ(store_.sweep(system_clock()->now() - 24h, known), 2);
  EXPECT_TRUE(store_.path_of(kept));
  EXPECT_TRUE(store_.path_of(young));
  EXPECT_FALSE(store_.path_of(orphan));
  EXPECT_TRUE(uploads_empty());
}

TEST_F(FileStoreTest, A_full_disk_is_an_error_not_a_loss) {
  std::ofstream(dir_ / "blocked") << "a file where the folder should be";
  FileStore blocked(dir_ / "blocked");
  auto const put = blocked.put(bytes_of("%PDF-1"));
  ASSERT_FALSE(put);
  EXPECT_EQ(put.error().code, Code::unavailable);
}

}  // namespace
}  // namespace ts::files
