#pragma once
/// The permission table itself. Read it as sentences: "reception may accept in the commune". Nothing else
/// grants.
#include "kernel/permissions/permissions.hpp"

namespace ts::permissions {

struct Grant {
  Action action;
  Role role;
  Scope scope;
};

inline constexpr Grant grants[] = {
    // --- the applicant -------------------------------------------------------------------------------------
    {Action::submit, Role::citizen, Scope::any},
    {Action::supplement, Role::citizen, Scope::own},
    {Action::withdraw, Role::citizen, Scope::own},
    {Action::pay, Role::citizen, Scope::own},
    {Action::rate, Role::citizen, Scope::own},
    {Action::comment, Role::citizen, Scope::own},
    {Action::read_own_case, Role::citizen, Scope::own},
    {Action::save_draft, Role::citizen, Scope::own},
    {Action::upload_file, Role::citizen, Scope::own},
    {Action::read_file, Role::citizen, Scope::own},
    {Action::print, Role::citizen, Scope::own},

    // --- the counter: files for people, takes in, hands out ------------------------------------------------
    {Action::submit, Role::reception, Scope::commune},
    {Action::accept, Role::reception, Scope::commune},
    {Action::refuse_to_accept, Role::reception, Scope::commune},
    {Action::request_supplement, Role::reception, Scope::commune},
    {Action::supplement, Role::reception, Scope::commune},
    {Action::withdraw, Role::reception, Scope::commune},
    {Action::pay, Role::reception, Scope::commune},
    {Action::deliver, Role::reception, Scope::commune},
    {Action::close, Role::reception, Scope::commune},
    {Action::comment, Role::reception, Scope::commune},
    {Action::link, Role::reception, Scope::commune},

    // --- officers: the cases of their unit and fields ------------------------------------------------------
    {Action::request_supplement, Role::officer, Scope::own_unit},
    {Action::forward, Role::officer, Scope::own_unit},
    {Action::pause, Role::officer, Scope::own_unit},
    {Action::resume, Role::officer, Scope::own_unit},
    {Action::propose, Role::officer, Scope::own_unit},
    {Action::close, Role::officer, Scope::own_unit},
    {Action::comment, Role::officer, Scope::own_field},
    {Action::link, Role::officer, Scope::own_unit},

    // Officials file internal procedures for themselves; leaders and the coordinator hand out tasks too.
    {Action::submit, Role::officer, Scope::commune},
    {Action::supplement, Role::officer, Scope::own},
    {Action::withdraw, Role::officer, Scope::own},
    {Action::rate, Role::officer, Scope::own},
    {Action::submit, Role::head, Scope::commune},
    {Action::supplement, Role::head, Scope::own},
    {Action::withdraw, Role::head, Scope::own},
    {Action::rate, Role::head, Scope::own},
    {Action::submit, Role::leader, Scope::commune},
    {Action::supplement, Role::leader, Scope::own},
    {Action::withdraw, Role::leader, Scope::own},
    {Action::submit, Role::clerk, Scope::commune},
    {Action::supplement, Role::clerk, Scope::own},
    {Action::withdraw, Role::clerk, Scope::own},
    {Action::supplement, Role::coordinator, Scope::own},
    {Action::withdraw, Role::coordinator, Scope::own},

    // --- heads of units ------------------------------------------------------------------------------------
    {Action::request_supplement, Role::head, Scope::own_unit},
    {Action::assign, Role::head, Scope::own_unit},
    {Action::forward, Role::head, Scope::own_unit},
    {Action::pause, Role::head, Scope::own_unit},
    {Action::resume, Role::head, Scope::own_unit},
    {Action::propose, Role::head, Scope::own_unit},
    {Action::return_for_rework, Role::head, Scope::own_unit},
    // Only where the procedure's approving step names the head (by delegation).
    {Action::approve, Role::head, Scope::own_unit},
    {Action::refuse, Role::head, Scope::own_unit},
    {Action::apologise, Role::head, Scope::own_field},
    {Action::close, Role::head, Scope::own_unit},
    {Action::comment, Role::head, Scope::own_field},
    {Action::link, Role::head, Scope::own_unit},

    // --- chairman and vice-chairmen ------------------------------------------------------------------------
    {Action::assign, Role::leader, Scope::commune},
    {Action::request_supplement, Role::leader, Scope::commune},
    {Action::return_for_rework, Role::leader, Scope::commune},
    {Action::approve, Role::leader, Scope::commune},
    {Action::refuse, Role::leader, Scope::commune},
    {Action::apologise, Role::leader, Scope::commune},
    {Action::close, Role::leader, Scope::commune},
    {Action::comment, Role::leader, Scope::commune},

    // --- văn thư: number, seal, issue ----------------------------------------------------------------------
    {Action::issue_result, Role::clerk, Scope::commune},
    // Registers and files the product of a plan task, which ends it.
    {Action::close, Role::clerk, Scope::own_unit},
    {Action::comment, Role::clerk, Scope::commune},

    // --- the program itself: portal, timers, plan ----------------------------------------------------------
    {Action::submit, Role::system, Scope::commune},
    {Action::assign, Role::system, Scope::commune},
    {Action::comment, Role::system, Scope::commune},
    {Action::link, Role::system, Scope::commune},
    {Action::pay, Role::system, Scope::commune},
    {Action::recalculate, Role::system, Scope::commune},
    {Action::close, Role::system, Scope::commune},
    {Action::read_case, Role::system, Scope::commune},
    {Action::bind_target, Role::system, Scope::commune},
    {Action::import_plan, Role::system, Scope::commune},

    // --- reading cases -------------------------------------------------------------------------------------
    {Action::read_case, Role::reception, Scope::commune},
    {Action::read_case, Role::officer, Scope::own_field},
    {Action::read_case, Role::head, Scope::own_field},
    {Action::read_case, Role::leader, Scope::commune},
    {Action::read_case, Role::clerk, Scope::commune},
    {Action::list_inbox, Role::reception, Scope::commune},
    {Action::list_inbox, Role::officer, Scope::commune},
    {Action::list_inbox, Role::head, Scope::commune},
    {Action::list_inbox, Role::leader, Scope::commune},
    {Action::list_inbox, Role::clerk, Scope::commune},
    {Action::list_inbox, Role::coordinator, Scope::commune},
    {Action::search_cases, Role::reception, Scope::commune},
    {Action::search_cases, Role::officer, Scope::own_field},
    {Action::search_cases, Role::head, Scope::own_field},
    {Action::search_cases, Role::leader, Scope::commune},
    {Action::search_cases, Role::clerk, Scope::commune},
    {Action::read_journal_entry, Role::reception, Scope::commune},
    {Action::read_journal_entry, Role::officer, Scope::own_field},
    {Action::read_journal_entry, Role::head, Scope::own_field},
    {Action::read_journal_entry, Role::leader, Scope::commune},
    {Action::read_journal_entry, Role::coordinator, Scope::commune},
    {Action::read_file, Role::reception, Scope::commune},
    {Action::read_file, Role::officer, Scope::own_field},
    {Action::read_file, Role::head, Scope::own_field},
    {Action::read_file, Role::leader, Scope::commune},
    {Action::read_file, Role::clerk, Scope::commune},
    {Action::upload_file, Role::reception, Scope::commune},
    {Action::upload_file, Role::officer, Scope::commune},
    {Action::upload_file, Role::head, Scope::commune},
    {Action::upload_file, Role::leader, Scope::commune},
    {Action::upload_file, Role::clerk, Scope::commune},
    {Action::upload_file, Role::coordinator, Scope::commune},
    {Action::save_draft, Role::reception, Scope::own},
    {Action::save_draft, Role::officer, Scope::own},
    {Action::save_draft, Role::head, Scope::own},
    {Action::save_draft, Role::leader, Scope::own},
    {Action::save_draft, Role::clerk, Scope::own},
    {Action::save_draft, Role::coordinator, Scope::own},
    {Action::print, Role::reception, Scope::commune},
    {Action::print, Role::officer, Scope::own_field},
    {Action::print, Role::head, Scope::own_field},
    {Action::print, Role::leader, Scope::commune},
    {Action::print, Role::clerk, Scope::commune},

    // --- the living plan -----------------------------------------------------------------------------------
    {Action::read_plan, Role::reception, Scope::commune},
    {Action::read_plan, Role::officer, Scope::commune},
    {Action::read_plan, Role::head, Scope::commune},
    {Action::read_plan, Role::leader, Scope::commune},
    {Action::read_plan, Role::clerk, Scope::commune},
    {Action::read_plan, Role::coordinator, Scope::commune},
    {Action::read_plan, Role::front, Scope::commune},
    {Action::read_plan, Role::province, Scope::province},
    {Action::import_plan, Role::coordinator, Scope::commune},
    {Action::bind_target, Role::coordinator, Scope::commune},
    {Action::read_indicator, Role::reception, Scope::commune},
    {Action::read_indicator, Role::officer, Scope::commune},
    {Action::read_indicator, Role::head, Scope::commune},
    {Action::read_indicator, Role::leader, Scope::commune},
    {Action::read_indicator, Role::clerk, Scope::commune},
    {Action::read_indicator, Role::coordinator, Scope::commune},
    {Action::read_indicator, Role::front, Scope::commune},
    {Action::read_indicator, Role::province, Scope::province},
    {Action::read_statistics, Role::head, Scope::commune},
    {Action::read_statistics, Role::leader, Scope::commune},
    {Action::read_statistics, Role::coordinator, Scope::commune},
    {Action::read_statistics, Role::front, Scope::commune},
    {Action::read_statistics, Role::province, Scope::province},
    {Action::lineage, Role::leader, Scope::commune},
    {Action::lineage, Role::coordinator, Scope::commune},
    // The coordinator follows plan tasks and opens the cases behind a figure.
    {Action::read_case, Role::coordinator, Scope::commune},
    {Action::submit, Role::coordinator, Scope::commune},
    {Action::propose, Role::coordinator, Scope::own_unit},
    {Action::close, Role::coordinator, Scope::own_unit},
    {Action::comment, Role::coordinator, Scope::commune},
    {Action::link, Role::coordinator, Scope::commune},

    // --- running the office --------------------------------------------------------------------------------
    {Action::manage_accounts, Role::admin, Scope::commune},
    {Action::manage_packs, Role::admin, Scope::commune},
    {Action::manage_calendar, Role::admin, Scope::commune},
    {Action::read_jobs, Role::admin, Scope::commune},
    {Action::retry_job, Role::admin, Scope::commune},
    {Action::read_metrics, Role::admin, Scope::commune},
    {Action::read_metrics, Role::system, Scope::any},
    {Action::read_audit, Role::admin, Scope::commune},
    {Action::read_audit, Role::leader, Scope::commune},
    {Action::erase_body, Role::admin, Scope::commune},
};

/// For everybody, signed in or not.
inline constexpr Action open_to_all[] = {Action::read_public, Action::read_published_plan,
                                         Action::track_case};

}  // namespace ts::permissions
