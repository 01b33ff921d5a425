;; A v128 that is dropped: the rewritten stack has the wrong height. Built by wasm-as --enable-simd
(module
  (memory (export "memory") 1)
  (func (export "load") (param i32) (drop (v128.load (local.get 0)))))
