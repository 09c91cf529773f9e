# CMake generated Testfile for 
# Source directory: /work/main/src/kernel/calendar
# Build directory: /work/build/web/src/kernel/calendar
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/kernel/calendar/ts_calendar_test[1]_include.cmake")
