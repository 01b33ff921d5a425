;; Functions that can and cannot be bound to arrays; bind.wasm is this file after wat2wasm.
(module
  (memory (export "memory") 1)
  ;; y[i] = x[i] for n quads of pairs: each pair is stored before the next is loaded
  (func (export "copy") (param $x i32) (param $y i32) (param $n i32)
    (loop $next
      (if (i32.gt_s (local.get $n) (i32.const 0))
        (then
          (v128.store (local.get $y) (v128.load (local.get $x)))
          (v128.store offset=16 (local.get $y) (v128.load offset=16 (local.get $x)))
          (v128.store offset=32 (local.get $y) (v128.load offset=32 (local.get $x)))
          (v128.store offset=48 (local.get $y) (v128.load offset=48 (local.get $x)))
          (local.set $x (i32.add (local.get $x) (i32.const 64)))
          (local.set $y (i32.add (local.get $y) (i32.const 64)))
          (local.set $n (i32.sub (local.get $n) (i32.const 1)))
          (br $next)))))
  ;; the sum from the last element down, with strides, through a helper
  (func $at (param $x i32) (param $i i32) (result f64)
    (f64.load (i32.add (local.get $x) (i32.shl (local.get $i) (i32.const 3)))))
  (func $sum (export "sum") (param $x i32) (param $n i32) (result f64)
    (local $s f64)
    (loop $next
      (if (i32.gt_s (local.get $n) (i32.const 0))
        (then
          (local.set $n (i32.sub (local.get $n) (i32.const 1)))
          (local.set $s (f64.add (local.get $s) (call $at (local.get $x) (local.get $n))))
          (br $next))))
    (local.get $s))
  ;; the number of elements between two addresses of one array
  (func (export "distance") (param $x i32) (param $n i32) (result i32)
    (i32.shr_s
      (i32.sub (i32.add (local.get $x) (i32.mul (local.get $n) (i32.const 16))) (local.get $x))
      (i32.const 3)))
  (func (export "bytes") (param $x i32) (result i32) (i32.load8_u (local.get $x)))
  (func (export "odd") (param $x i32) (param $n i32) (result f64)
    (f64.load (i32.add (local.get $x) (local.get $n))))
  (func (export "either") (param $x i32) (param $y i32) (param $n i32) (result f64)
    (f64.load (select (local.get $x) (local.get $y) (local.get $n))))
  (func (export "order") (param $x i32) (param $y i32) (result i32)
    (i32.lt_u (local.get $x) (local.get $y)))
  (func (export "leak") (param $x i32) (result i32) (local.get $x))
  (func (export "fixed") (param $x i32) (result f64) (f64.load (i32.const 8)))
  ;; stores v so many bytes behind x: binds only where the caller's bytes are a multiple of 8
  (func $put (export "put") (param $x i32) (param $bytes i32) (param $v f64)
    (f64.store (i32.add (local.get $x) (local.get $bytes)) (local.get $v)))
  ;; x[i] = the sum of the first i elements of y, for n elements: calls of two exported functions
  (func (export "sums") (param $x i32) (param $y i32) (param $n i32)
    (loop $next
      (if (i32.gt_s (local.get $n) (i32.const 0))
        (then
          (local.set $n (i32.sub (local.get $n) (i32.const 1)))
          (call $put
            (local.get $x)
            (i32.shl (local.get $n) (i32.const 3))
            (call $sum (local.get $y) (local.get $n)))
          (br $next)))))
  (func $endless (export "endless") (param $x i32) (result i32) (call $endless (local.get $x)))
  (func (export "size") (param $x i32) (result i32) (memory.size)))
