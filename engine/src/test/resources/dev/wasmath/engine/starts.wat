;; wat2wasm starts.wat
(module
  (import "host" "memory" (memory 1))
  (import "host" "call" (func $host (param i32) (result i32)))
  (data (i32.const 8) "kept")
  (func $start i32.const 0 i32.const 42 i32.store8 i32.const 7 call $host drop unreachable)
  (start $start))
