"""Writes references-in-mpmath.txt: python3 references.py > references-in-mpmath.txt (mpmath 1.3.0, 60 digits).

Straight from the definitions, by root finding where the library has closed forms. A line is the kind, the inputs, "=" and the results.
"""
import mpmath
from mpmath import mp, mpf, sqrt, log, exp, findroot, betainc, erfc, erfinv

mp.dps = 60


def show(kind, inputs, results):
    print("|".join([kind, *map(str, inputs), "=", *(mpmath.nstr(r, 20, min_fixed=0, max_fixed=0) if r is not None else "none" for r in results)]))


def normal_tail(z):
    return erfc(z / sqrt(mpf(2))) / 2


def normal_quantile(tail):
    return findroot(lambda z: log(normal_tail(z)) - log(tail), sqrt(mpf(2)) * erfinv(1 - 2 * tail) if tail > mpf("1e-40") else sqrt(-2 * log(tail)))


def student_tail(t, df):
    if t < 0:
        return 1 - student_tail(-t, df)
    if df > 100000:  # the density integrated: betainc is slow there
        c = mpmath.loggamma((df + 1) / 2) - mpmath.loggamma(df / 2) - log(mpmath.pi * df) / 2
        density = lambda x: exp(c - (df + 1) / 2 * mpmath.log1p(x * x / df))
        return mpmath.quad(density, [t + mpf(k) / (t + 1) for k in range(0, 160, 2)] + [t + 40])
    return betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2


def student_quantile(tail, df):
    return findroot(lambda t: log(student_tail(t, df)) - log(tail), normal_quantile(tail) * (1 + 1 / df) if df > 3 else tail ** (-1 / df), tol=1e-40, maxsteps=100)


def mean_and_error(n, total, squares):
    n, total, squares = mpf(n), mpf(total), mpf(squares)
    mean = total / n
    return mean, (squares - total * mean) / (n - 1) / n


def fieller(c, t, v, w, critical):
    """All lifts L with (t - c - L |c|)^2 <= critical^2 (v + (1 + L s)^2 w)."""
    size, s = abs(c), mpmath.sign(c)
    a = size ** 2 - critical ** 2 * w
    if size == 0 or a <= 0:
        return None, None
    b = -2 * ((t - c) * size + critical ** 2 * s * w)
    k = (t - c) ** 2 - critical ** 2 * (v + w)
    root = sqrt(b * b - 4 * a * k)
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def estimates(inputs):
    n, sx, qx, m, sy, qy = inputs
    c, w = mean_and_error(n, sx, qx)
    t, v = mean_and_error(m, sy, qy)
    df = (v + w) ** 2 / (v ** 2 / (mpf(m) - 1) + w ** 2 / (mpf(n) - 1))
    return c, t, v, w, df


SUMS = [
    (3407, "1396.87", "52377.9767", 3461, "2422.7", "134698.29"),
    (2, "3", "5", 2, "13", "97"),
    (2, "0.1", "0.01", 3, "100", "5000"),
    (1000000000, "5000000000", "125000000000", 1000000000, "5000700000", "125003500000"),
    (1000000000, "5000000000", "125000000000", 1000000000, "5010000000", "125100000000"),
    (3000000, "30000", "90000", 2000000, "20300", "60000"),
    (500000, "1000000", "9000000", 500000, "1139000", "9900000"),
    (1000, "-5000", "26000", 1200, "-5900", "30500"),
    (1000, "0.001", "900", 1000, "5", "1100"),
    (50, "0", "20", 60, "12", "40"),
    (10, "1000000000.5", "100000000100000000.07", 10, "1000000003", "100000000600000001.5"),
    (40, "40", "41", 50, "150", "451"),
    (2000, "20000", "208000", 2500, "27000", "302000"),
    (100, "1e-20", "1e-40", 100, "3e-20", "2e-40"),
    (7, "7", "7", 9, "20", "55"),
]

print("# Welch from sums, and Fieller: n|sum|sum of squares|m|sum|sum of squares|alpha = difference|se|df|p|low|high|lift|lift low|lift high")
for i, sums in enumerate(SUMS):
    alpha = mpf(["0.05", "0.01", "0.1"][i % 3] if i else "0.05")
    c, t, v, w, df = estimates(sums)
    se, critical = sqrt(v + w), student_quantile(alpha / 2, df)
    low, high = fieller(c, t, v, w, critical)
    show("welch", [*sums, mpmath.nstr(alpha, 5)], [t - c, se, df, 2 * student_tail(abs(t - c) / se, df), t - c - critical * se, t - c + critical * se,
         (t - c) / abs(c) if low is not None else None, low, high])

print("# Gaussian mixture boundary, by root finding for p: the same|alpha|tuning = rho|difference|low|high|p|lift low|lift high")
for i, sums in enumerate(SUMS[:14]):
    if min(sums[0], sums[3]) < 30:
        continue  # too few for an answer
    alpha, tuning = mpf(["0.05", "0.01", "0.1"][i % 3]), [5000, 200, 100000, 1][i % 4]
    c, t, v, w, _ = estimates(sums)
    units = mpf(sums[0]) + sums[3]
    rho = sqrt((-2 * log(alpha) + log(-2 * log(alpha) + 1)) / tuning)
    variance = units * (v + w)
    width = lambda a: sqrt(variance) * sqrt(2 * (units * rho ** 2 + 1) / (units ** 2 * rho ** 2) * log(sqrt(units * rho ** 2 + 1) / a))
    gap = abs(t - c)
    p = mpf(1) if gap <= width(mpf(1)) else exp(findroot(lambda l: (width(exp(l)) ** 2 - gap ** 2) / (v + w), mpf(-1), tol=1e-40))
    low, high = fieller(c, t, v, w, width(alpha) / sqrt(v + w))
    show("sequential", [*sums, mpmath.nstr(alpha, 5), tuning], [rho, t - c, t - c - width(alpha), t - c + width(alpha), p, low, high])

print("# Normal posterior by integration: the same|alpha|prior mean|prior sd|scale = mean|sd|low|high|chance|loss of treatment|loss of control|lift low|lift high")
for i, sums in enumerate([SUMS[j] for j in (0, 2, 3, 5, 6, 7, 9, 11, 12, 14)]):
    alpha = mpf(["0.05", "0.1"][i % 2])
    prior_mean, prior_sd, scale = [("0", "0.3", "relative"), ("0", "1", "absolute"), ("0.1", "0.5", "absolute"), ("-0.02", "0.1", "relative")][i % 4]
    c, t, v, w, _ = estimates(sums)
    if scale == "relative" and abs(c) < 4 * sqrt(w):
        scale = "absolute"
    unit = abs(c) if scale == "relative" else 1
    m, s = mpf(prior_mean) * unit, mpf(prior_sd) * unit
    d, V = t - c, v + w
    precision = 1 / s ** 2 + 1 / V
    mean, sd = (m / s ** 2 + d / V) / precision, 1 / sqrt(precision)
    density = lambda x: exp(-((x - mean) / sd) ** 2 / 2) / sd / sqrt(2 * mpmath.pi)
    reach = [k * sd for k in (0, 1, 2, 4, 8, 16)]
    up = lambda f: mpmath.quad(f, [max(mpf(0), mean - 16 * sd)] + sorted(x for x in ([mean - r for r in reach] + [mean + r for r in reach]) if x > max(mpf(0), mean - 16 * sd)) + ([16 * sd] if mean + 16 * sd <= 0 else []))
    chance = normal_tail(-mean / sd)
    gain = up(lambda x: x * density(x)) if mean > -10 * sd else None
    loss = gain - mean if gain is not None else None
    if mean > 8 * sd:  # cancels: integrate the other side
        loss = mpmath.quad(lambda x: x * density(-x), [k * sd * sd / mean for k in range(0, 160, 2)])
    z = normal_quantile(alpha / 2)
    # Joint posterior of effect and control, from the precision matrix of (control, treatment) with a flat prior on the control.
    A = mpmath.matrix([[1 / w + 1 / v, 1 / v], [1 / v, 1 / v + 1 / s ** 2]]) if v > 0 and w > 0 else None
    low = high = None
    if A is not None:
        b = mpmath.matrix([c / w + t / v, t / v + m / s ** 2])
        mu, S = A ** -1 * b, A ** -1
        sign = mpmath.sign(mu[0])
        if abs(mu[0]) > z * sqrt(S[0, 0]):
            chance_above = lambda L: (mu[1] - L * sign * mu[0]) / sqrt(S[1, 1] - 2 * L * sign * S[0, 1] + L ** 2 * S[0, 0])
            a2 = mu[0] ** 2 - z ** 2 * S[0, 0]
            b2 = -2 * (sign * mu[0] * mu[1] - z ** 2 * sign * S[0, 1])
            c2 = mu[1] ** 2 - z ** 2 * S[1, 1]
            low, high = (-b2 - sqrt(b2 ** 2 - 4 * a2 * c2)) / (2 * a2), (-b2 + sqrt(b2 ** 2 - 4 * a2 * c2)) / (2 * a2)
            assert abs(chance_above(low) - z) < mpf("1e-30") and abs(chance_above(high) + z) < mpf("1e-30")
    elif w == 0 and c != 0:
        low, high = (mean - z * sd) / abs(c), (mean + z * sd) / abs(c)
    show("bayesian", [*sums, mpmath.nstr(alpha, 5), prior_mean, prior_sd, scale], [mean, sd, mean - z * sd, mean + z * sd, chance, loss, gain, low, high])


def most_likely(n, x, m, y, share_of_treatment):
    """Control's share that is most likely when the treatment's is a given function of it, by golden section and Newton on the logarithm."""
    def loglik(q):
        p = share_of_treatment(q)
        if not 0 <= p <= 1:
            return -mp.inf
        terms = [(x, q), (n - x, 1 - q), (y, p), (m - y, 1 - p)]
        if any(k and s <= 0 for k, s in terms):
            return -mp.inf
        return sum(k * log(s) for k, s in terms if k)
    low, high = mpf(0), mpf(1)
    phi = (sqrt(mpf(5)) - 1) / 2
    inside = [mpf(i) / 2000 for i in range(2001) if 0 <= share_of_treatment(mpf(i) / 2000) <= 1]
    best = max(inside, key=loglik)
    low, high = max(mpf(0), best - mpf(1) / 2000), min(mpf(1), best + mpf(1) / 2000)
    for _ in range(220):
        a, b = high - phi * (high - low), low + phi * (high - low)
        if loglik(a) < loglik(b):
            low = a
        else:
            high = b
    return (low + high) / 2


def score(n, x, m, y, effect, scale):
    n_, m_ = mpf(n), mpf(m)
    if scale == "absolute":
        q = most_likely(n, x, m, y, lambda q: q + effect)
        p = q + effect
        return (mpf(y) / m_ - mpf(x) / n_ - effect) / sqrt(q * (1 - q) / n_ + p * (1 - p) / m_)
    r = 1 + effect
    q = most_likely(n, x, m, y, lambda q: r * q)
    p = r * q
    return (mpf(y) / m_ - r * mpf(x) / n_) / sqrt(p * (1 - p) / m_ + r * r * q * (1 - q) / n_)


print("# Score test of shares at the margin, by golden section and bisection: n|x|m|y|margin|scale|alpha = p|bound")
mp.dps = 40
for n, x, m, y, margin, scale, alpha in [
    (1000, 100, 1000, 95, "0.02", "absolute", "0.025"), (200, 160, 220, 178, "0.1", "absolute", "0.05"), (50, 45, 60, 60, "0.1", "absolute", "0.025"),
    (40, 0, 45, 0, "0.1", "absolute", "0.05"), (30, 30, 30, 28, "0.2", "absolute", "0.025"), (1000, 100, 1000, 95, "0.2", "relative", "0.025"),
    (5000, 400, 4000, 330, "0.1", "relative", "0.05"), (80, 20, 90, 15, "0.1", "relative", "0.05"), (60, 6, 60, 0, "0.5", "relative", "0.025"),
    (300, 290, 310, 305, "0.05", "relative", "0.025"), (20, 3, 25, 9, "0.15", "absolute", "0.05"), (100, 50, 100, 30, "0.1", "absolute", "0.025")]:
    z = normal_quantile(mpf(alpha))
    limit = -mpf(margin)
    p = normal_tail(score(n, x, m, y, limit, scale))
    estimate = mpf(y) / m - mpf(x) / n if scale == "absolute" else mpf(y) * n / (mpf(m) * x) - 1
    low, high = mpf(-1), estimate
    for _ in range(70):
        middle = (low + high) / 2
        if middle == -1 or score(n, x, m, y, middle, scale) > z:
            low = middle
        else:
            high = middle
    show("shares", [n, x, m, y, margin, scale, alpha], [p, low])

print("# One-sided mixture boundary, by root finding for p: the same|alpha|tuning = low|p of no increase")
mp.dps = 60
for i, sums in enumerate(SUMS[:14]):
    if min(sums[0], sums[3]) < 30:
        continue
    alpha, tuning = mpf(["0.05", "0.01", "0.1"][i % 3]), [5000, 200, 100000, 1][i % 4]
    c, t, v, w, _ = estimates(sums)
    units = mpf(sums[0]) + sums[3]
    rho = sqrt((-2 * log(alpha) + log(-2 * log(alpha) + 1)) / tuning)
    width = lambda a: sqrt(units * (v + w)) * sqrt(2 * (units * rho ** 2 + 1) / (units ** 2 * rho ** 2) * log(1 + sqrt(units * rho ** 2 + 1) / (2 * a)))
    p = mpf(1) if t - c <= width(mpf(1)) else exp(findroot(lambda l: (width(exp(l)) ** 2 - (t - c) ** 2) / (v + w), log(mpf(10)) * -5, tol=1e-40, maxsteps=2000))
    show("onesided", [*sums, mpmath.nstr(alpha, 5), tuning], [t - c - width(alpha), p])
