;; What the engine's tests call. Built by binaryen: wasm-as --enable-simd --enable-bulk-memory
;; --enable-multivalue --enable-nontrapping-float-to-int pairs.wat -o pairs.wasm
(module
  (type $unary (func (param f64) (result f64)))
  (memory (export "memory") 1 4)
  (table 2 2 funcref)
  (elem (i32.const 0) $double $negate)
  (func $double (param f64) (result f64) (f64.add (local.get 0) (local.get 0)))
  (func $negate (param f64) (result f64) (f64.neg (local.get 0)))

  ;; each arithmetic instruction on the pairs at a and b, 16 bytes apart from out on
  (func (export "arithmetic") (param $a i32) (param $b i32) (param $out i32)
    (local $x v128) (local $between i32) (local $y v128) (local $z v128)
    (local.set $x (v128.load (local.get $a)))
    (local.set $y (v128.load (local.get $b)))
    (v128.store (local.get $out) (f64x2.add (local.get $x) (local.get $y)))
    (v128.store offset=16 (local.get $out) (f64x2.sub (local.get $x) (local.get $y)))
    (v128.store offset=32 (local.get $out) (f64x2.mul (local.get $x) (local.get $y)))
    (v128.store offset=48 (local.get $out) (f64x2.div (local.get $x) (local.get $y)))
    (v128.store offset=64 (local.get $out) (f64x2.min (local.get $x) (local.get $y)))
    (v128.store offset=80 (local.get $out) (f64x2.max (local.get $x) (local.get $y)))
    (v128.store offset=96 (local.get $out)
      (f64x2.sqrt (f64x2.abs (local.tee $z (local.get $x)))))
    (v128.store offset=112 (local.get $out) (f64x2.neg (local.get $z))))

  ;; each instruction that moves lanes, on the pairs at a and b
  (func (export "lanes") (param $a i32) (param $b i32) (param $out i32)
    (local $x v128) (local $y v128)
    (local.set $x (v128.load (local.get $a)))
    (local.set $y (v128.load (local.get $b)))
    (v128.store (local.get $out)
      (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $x) (local.get $y)))
    (v128.store offset=16 (local.get $out)
      (i8x16.shuffle 24 25 26 27 28 29 30 31 8 9 10 11 12 13 14 15 (local.get $x) (local.get $y)))
    (v128.store offset=32 (local.get $out) (f64x2.replace_lane 0 (local.get $x) (f64.const 7)))
    (v128.store offset=48 (local.get $out) (f64x2.replace_lane 1 (local.get $x) (f64.const 7)))
    (v128.store offset=64 (local.get $out)
      (f64x2.splat (f64x2.extract_lane 1 (local.get $x))))
    (v128.store offset=80 (local.get $out) (v128.load64_splat (local.get $b)))
    (v128.store offset=96 (local.get $out) (v128.load64_zero (local.get $b)))
    (v128.store offset=112 (local.get $out) (v128.const f64x2 1.5 -2.5)))

  ;; pairs as parameters, results, and through blocks, branches and loops
  (func $pick (param $first v128) (param $which i32) (param $second v128) (result v128)
    (if (result v128) (local.get $which)
      (then (local.get $first))
      (else
        (block $out (result v128)
          (drop (i32.const 1))
          (br $out (local.get $second))))))
  (func (export "pick") (param $which i32) (result f64)
    (f64x2.extract_lane 0
      (call $pick
        (v128.const f64x2 1 2) (local.get $which) (v128.const f64x2 3 4))))
  (func (export "swap") (param v128) (result v128)
    (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get 0) (local.get 0)))

  ;; what is copied as it is: tables, indirect calls, bulk memory, growth, integers
  (func (export "apply") (param $which i32) (param $x f64) (result f64)
    (call_indirect (type $unary) (local.get $x) (local.get $which)))
  (func (export "choose") (param $which i32) (result i32)
    (block $two (block $one (block $zero
      (br_table $zero $one $two (local.get $which)))
      (return (i32.const 100)))
      (return (i32.const 200)))
    (i32.const -300))
  (func (export "fill") (param $to i32) (param $value i32) (param $n i32)
    (memory.fill (local.get $to) (local.get $value) (local.get $n)))
  (func (export "grow") (param $pages i32) (result i32) (memory.grow (local.get $pages)))
  (func (export "truncate") (param f64) (result i64) (i64.trunc_sat_f64_s (local.get 0)))

  ;; traps
  (func (export "unreachable") (unreachable))
  (func (export "divide") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  (func $recurse (export "recurse") (call $recurse))
  (func (export "store") (param $at i32)
    (v128.store (local.get $at) (v128.const f64x2 8 9)))
  (func (export "load") (param $at i32) (result f64)
    (f64x2.extract_lane 0 (v128.load (local.get $at)))))
