# CMake generated Testfile for 
# Source directory: /work/main/tests
# Build directory: /work/build/web/tests
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
subdirs("support")
subdirs("tidy")
subdirs("contract")
subdirs("domain")
subdirs("scenario")
subdirs("api")
subdirs("fuzz")
subdirs("crash")
subdirs("e2e")
