# CMake generated Testfile for 
# Source directory: /work/main/src/domain/onestop
# Build directory: /work/build/web/src/domain/onestop
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
