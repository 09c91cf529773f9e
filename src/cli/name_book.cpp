#include "cli/name_book.hpp"

#include <mutex>

namespace ts::cli {
namespace {

std::string main_role(permissions::Roles roles) {
  using permissions::Role;
  for (auto const r : {Role::leader, Role::head, Role::officer, Role::reception, Role::clerk,
                       Role::coordinator, Role::front, Role::admin})
    if (roles.has(r)) return std::string{name(r)};
  return {};
}

}  // namespace

std::shared_ptr<NameBook::Book const> NameBook::read(CommuneId commune) {
  auto book = std::make_shared<Book>();
  for (auto const& account : identity_.staff.list(commune))
    book->staff["staff:" + std::to_string(account.id.value)] =
        onestop::StaffName{account.id.value, account.name, account.unit.value, main_role(account.roles)};
  book->units = onestop::read_units(db_, commune);
  for (auto const& unit : book->units) book->unit_names[unit.id.value] = unit.vi;
  return book;
}

std::shared_ptr<NameBook::Book const> NameBook::book(CommuneId commune) {
  {
    std::shared_lock lock(mutex_);
    if (auto const found = books_.find(commune); found != books_.end()) return found->second;
  }
  auto fresh = read(commune);
  std::unique_lock lock(mutex_);
  books_[commune] = fresh;
  return fresh;
}

std::optional<onestop::StaffName> NameBook::staff(CommuneId commune, std::string_view actor) {
  auto const b = book(commune);
  auto const found = b->staff.find(actor);
  if (found == b->staff.end()) return std::nullopt;
  return found->second;
}

std::string NameBook::unit(CommuneId commune, std::string_view slug) {
  auto const b = book(commune);
  auto const found = b->unit_names.find(slug);
  return found == b->unit_names.end() ? std::string{slug} : found->second;
}

std::vector<onestop::Unit> NameBook::units(CommuneId commune) { return book(commune)->units; }

void NameBook::forget(CommuneId commune) {
  std::unique_lock lock(mutex_);
  books_.erase(commune);
}

}  // namespace ts::cli
