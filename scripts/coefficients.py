#!/usr/bin/env python3
"""Prints the coefficients of the elementary functions (core/.../plain): python3 and mpmath needed.

Each polynomial is a weighted least-squares fit at Chebyshev nodes, whose coefficients are rounded to
doubles one after another, the later ones making up for the rounding of the earlier. tanh's rational
function interpolates at Chebyshev nodes. The error printed is the largest one seen on a grid.
"""
from mpmath import atanh, cos, exp, ldexp, log, lu_solve, matrix, mp, mpf, pi, sin, sqrt, tanh

mp.dps = 50


def nodes(start, end, count):
    angles = [pi * (2 * i + 1) / (2 * count) for i in range(count)]
    return [(start + end) / 2 + (end - start) / 2 * cos(angle) for angle in angles]


def evaluate(coefficients, z):
    value = mpf(0)
    for c in reversed(coefficients):
        value = value * z + c
    return value


def polynomial(name, function, weight, end, terms, start=mpf(0)):
    zs = nodes(start, end, 60)
    found = []
    while len(found) < terms:
        m = terms - len(found)
        a = matrix(len(zs), m)
        b = matrix(len(zs), 1)
        for i, z in enumerate(zs):
            for j in range(m):
                a[i, j] = weight(z) * z ** (j + len(found))
            b[i] = weight(z) * (function(z) - evaluate(found, z))
        found.append(float(lu_solve(a.T * a, a.T * b)[0]))
    grid = [start + (end - start) * mpf(2 * i + 1) / 4000 for i in range(2000)]
    error = max(abs((evaluate(found, z) - function(z)) * weight(z)) for z in grid)
    print(name, "error 2^%.1f" % log(error, 2), *found, sep="\n  ")


def rational(name, function, end, p, q):
    zs = nodes(mpf(0), end, p + q)
    a = matrix(p + q, p + q)
    b = matrix(p + q, 1)
    for i, z in enumerate(zs):
        for j in range(p):
            a[i, j] = z**j
        for j in range(q):
            a[i, p + j] = -function(z) * z**j
        b[i] = function(z) * z**q
    c = [float(v) for v in lu_solve(a, b)]
    grid = [end * mpf(i) / 2000 for i in range(1, 2001)]
    values = [(z, evaluate(c[:p], z) / evaluate(c[p:] + [1], z)) for z in grid]
    error = max(abs(z * (v - function(z))) for z, v in values)
    print(name, "error 2^%.1f" % log(error, 2), *c, sep="\n  ")


def half_tangent(name, centre, end):
    """tanh(r/2) = r (centre/2 + p1 z + p2 z^2) / (centre + q1 z + q2 z^2), z = r^2."""
    f = lambda z: tanh(sqrt(z) / 2) / sqrt(z)
    zs = nodes(mpf(0), end**2, 4)
    a = matrix(4, 4)
    b = matrix(4, 1)
    for i, z in enumerate(zs):
        a[i, 0], a[i, 1], a[i, 2], a[i, 3] = z, z * z, -f(z) * z, -f(z) * z * z
        b[i] = centre * (f(z) - mpf(1) / 2)
    c = [float(v) for v in lu_solve(a, b)]
    error = mpf(0)
    for i in range(1, 2001):
        r = end * mpf(i) / 2000
        u = r * evaluate([centre / 2, c[0], c[1]], r * r)
        q = evaluate([centre, c[2], c[3]], r * r)
        error = max(error, abs((q + u) / (q - u) / exp(r) - 1), abs((q - u) / (q + u) * exp(r) - 1))
    print(name, "error 2^%.1f" % log(error, 2), *c, sep="\n  ")


def parts(name, value, bits, count):
    print(name)
    for i in range(count):
        part = float(value)
        if i < count - 1:
            m, e = mp.frexp(value)
            part = float(ldexp(int(ldexp(m, bits)), e - bits))
        print("  %r %s" % (part, part.hex()))
        value -= part


wide = mpf("1.0001")
small = (3 - 2 * sqrt(mpf(2))) ** 2 * wide
# On both sides of 0, with r for z.
half = log(mpf(2)) / 2 * wide
polynomial(
    "exp: (exp(r) - 1 - r) / r^2; error of e^r",
    lambda r: (exp(r) - 1 - r) / r**2,
    lambda r: r * r,
    half,
    10,
    -half,
)
half_tangent("half tangent: p1 p2 q1 q2; relative error of e^r", mpf("1.5625"), half)
rational(
    "tanh: (tanh(sqrt(z)) / sqrt(z) - 1) / z as P/Q, Q monic; relative error",
    lambda z: (tanh(sqrt(z)) / sqrt(z) - 1) / z,
    mpf("0.625") ** 2 * wide,
    3,
    3,
)
series = lambda z: (2 * atanh(sqrt(z)) / sqrt(z) - 2) / z
polynomial("log: (2 atanh(s)/s - 2) / z, z = s^2; relative error", series, lambda z: z / 2, small, 7)
polynomial("log1p: the same to s = 1/3", series, lambda z: z / 2, mpf(1) / 9 * wide, 11)
polynomial(
    "pow: (3 atanh(s)/s - 3 - z) / z^2; relative error of the logarithm",
    lambda z: (3 * atanh(sqrt(z)) / sqrt(z) - 3 - z) / z**2,
    lambda z: z * z / 3,
    small,
    8,
)
polynomial(
    "sin: (sin(sqrt(z))/sqrt(z) - 1) / z; absolute error",
    lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z,
    lambda z: z * sqrt(z),
    (pi / 2) ** 2 * wide,
    9,
)
parts("ln 2", log(mpf(2)), 32, 2)
parts("ln 2 / 2", log(mpf(2)) / 2, 32, 2)
parts("pi", pi, 32, 4)
parts("pi in 26 bits", pi, 26, 2)
parts("pi in 53 bits", pi, 53, 2)
parts("2 / (3 ln 2)", 2 / (3 * log(mpf(2))), 26, 2)
parts("ln 2 in 26 bits", log(mpf(2)), 26, 2)
mp.dps = 400
bits = int(ldexp(1 / pi, 1280))
print("1 / pi", *["0x%016x" % (bits >> (1216 - 64 * i) & (2**64 - 1)) for i in range(20)], sep="\n  ")
