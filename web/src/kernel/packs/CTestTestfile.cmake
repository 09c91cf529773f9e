# CMake generated Testfile for 
# Source directory: /work/main/src/kernel/packs
# Build directory: /work/build/web/src/kernel/packs
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/kernel/packs/ts_packs_test[1]_include.cmake")
