# CMake generated Testfile for 
# Source directory: /work/main/src/kernel/journal
# Build directory: /work/build/web/src/kernel/journal
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/kernel/journal/ts_journal_test[1]_include.cmake")
