# Thin: CMake and npm do the work. `make run` and `make test` start from a bare Debian 12 with git, make and a network.
.PHONY: run test sanitize build bench deps web native demo-data clean help
BUILD := build
VAR := var
PORT ?= 8080
JOBS ?= $(shell nproc)

help:
	@echo "make run    install what is missing, build, play a demonstration year in ./$(VAR), serve it on port $(PORT)"
	@echo "make test   run everything that tests"
	@echo "make sanitize  build twice more and run the native tests under the address and thread sanitizers"
	@echo "make build  leave $(BUILD)/thongsuot and $(BUILD)/thongsuot-verify"
	@echo "make bench  print the table of budgets and ratios"

deps:
	@scripts/install-deps

native: deps
	@cmake --preset release >$(BUILD)-configure.log 2>&1 || { cat $(BUILD)-configure.log; exit 1; }
	@rm -f $(BUILD)-configure.log
	@cmake --build $(BUILD) -j $(JOBS) --target thongsuot thongsuot-verify

web: deps
	@scripts/build-web

build: native web

run: build
	@scripts/run-demo $(VAR) $(PORT)

test: deps web
	@cmake --preset release
	@cmake --build $(BUILD) -j $(JOBS)
	@ctest --test-dir $(BUILD) --output-on-failure

sanitize: deps
	@BUILD=$(BUILD) JOBS=$(JOBS) tests/sanitize

bench: build
	@cmake --build $(BUILD) -j $(JOBS) --target thongsuot
	@bench/run

clean:
	rm -rf $(BUILD) web/dist
