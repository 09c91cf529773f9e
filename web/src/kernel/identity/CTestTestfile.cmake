# CMake generated Testfile for 
# Source directory: /work/main/src/kernel/identity
# Build directory: /work/build/web/src/kernel/identity
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/kernel/identity/ts_identity_test[1]_include.cmake")
