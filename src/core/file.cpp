#include "core/file.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

namespace netback {

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!in) return std::unexpected(Error{Error::Code::io, "cannot open the file", path, "Check the name and the rights."});
  struct stat told{};
  const bool is_told = fstat(fileno(in.get()), &told) == 0;
  if (is_told && S_ISDIR(told.st_mode))
    return std::unexpected(Error{Error::Code::io, "it is a folder, not a file", path, "Name a file."});
  std::setvbuf(in.get(), nullptr, _IONBF, 0);
  // All at once where the size is told, piece by piece where it is not (a pipe) or the file has grown.
  std::size_t room = is_told ? std::min(static_cast<std::size_t>(told.st_size), limit) + 1 : 0, size = 0;
  std::string bytes;
  for (;;) {
    bytes.resize_and_overwrite(size + std::max<std::size_t>(room, 1), [&](char* at, std::size_t most) {
      return size += std::fread(at + size, 1, most - size, in.get());
    });
    if (size > limit)
      return std::unexpected(Error{Error::Code::limit, "file over the limit of " + std::to_string(limit) + " bytes", path,
                                   "Give a smaller file."});
    if (std::ferror(in.get())) return std::unexpected(Error{Error::Code::io, "reading failed", path, "Check the disk."});
    if (std::feof(in.get())) break;
    room = std::size_t{1} << 16;
  }
  return bytes;
}

Result<bool> write_file(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".part";
  const auto failed = [&](const char* what) {
    std::remove(beside.c_str());
    return std::unexpected(Error{Error::Code::io, what, path, "Check that the folder exists, is writable and has room."});
  };
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    if (!out) return failed("cannot write the file");
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) return failed("writing failed");
  }
  std::error_code error;
  std::filesystem::rename(beside, path, error);
  if (error) return failed("cannot put the finished file in place");
  return true;
}

}  // namespace netback
