# CMake generated Testfile for 
# Source directory: /work/main/src/domain/plan/compiler
# Build directory: /work/build/web/src/domain/plan/compiler
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/domain/plan/compiler/ts_plan_compiler_test[1]_include.cmake")
