;; A SIMD instruction that the engine does not rewrite. Built by binaryen: wasm-as --enable-simd
(module
  (memory (export "memory") 1)
  (func (export "count") (param i32) (result i32)
    (i32x4.extract_lane 0 (i32x4.add (v128.load (local.get 0)) (v128.load (local.get 0))))))
