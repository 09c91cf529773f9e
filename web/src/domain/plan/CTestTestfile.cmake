# CMake generated Testfile for 
# Source directory: /work/main/src/domain/plan
# Build directory: /work/build/web/src/domain/plan
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/domain/plan/ts_plan_test[1]_include.cmake")
