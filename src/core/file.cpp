#include "core/file.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace netback {

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    return std::unexpected(Error{Error::Code::io, "it is a folder, not a file", path, "Name a file."});
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::unexpected(Error{Error::Code::io, "cannot open the file", path, "Check the name and the rights."});
  std::string bytes;
  char buffer[1 << 16];
  while (in.read(buffer, sizeof buffer) || in.gcount() > 0) {
    bytes.append(buffer, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit)
      return std::unexpected(Error{Error::Code::limit, "file over the limit of " + std::to_string(limit) + " bytes", path,
                                   "Give a smaller file."});
  }
  if (in.bad()) return std::unexpected(Error{Error::Code::io, "reading failed", path, "Check the disk."});
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
