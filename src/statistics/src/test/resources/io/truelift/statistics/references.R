# Writes references-in-r.txt: Rscript references.R > references-in-r.txt (R 4.2.2).
# A line is the kind, then the call's inputs, then "=" and the results to 17 digits; fields are separated by "|", lists by spaces.
set.seed(20260101)
number <- function(x) paste(sprintf("%.17g", x), collapse = " ")
line <- function(kind, inputs, results) {
  cat(paste(c(kind, sapply(inputs, function(x) paste(if (is.character(x)) x else sprintf("%.15g", x), collapse = " ")), "=", sapply(results, number)), collapse = "|"), "\n", sep = "")
}
cat("# ", R.version.string, "\n", sep = "")

cat("# t.test(treatment, control, conf.level = 1 - alpha): control|treatment|alpha = t|df|p|low|high\n")
welch <- function(control, treatment, alpha = 0.05) {
  test <- t.test(treatment, control, conf.level = 1 - alpha)
  line("welch", list(control, treatment, alpha), list(unname(test$statistic), unname(test$parameter), test$p.value, test$conf.int[1], test$conf.int[2]))
}
welch(sleep$extra[sleep$group == 2], sleep$extra[sleep$group == 1])
welch(c(1, 2), c(4, 9))
welch(c(0, 1), c(0.5, 0.25, 3), 0.01)
welch(c(-5, -4, -6.5, -5.5), c(-2, -7, -1, 0, 3))
welch(c(1e6 + 1, 1e6 + 2, 1e6 + 4), c(1e6 + 3, 1e6 + 8, 1e6 + 5, 1e6 + 6))
welch(c(0.001, -0.001, 0.002, -0.0015), c(0.003, 0.001, 0.0005))
welch(c(7, 7, 7), c(8, 9, 7, 10))
welch(round(rexp(40, 0.05), 2), round(rexp(55, 0.04), 2))
welch(round(rexp(200, 0.05), 2), round(rexp(100, 0.03), 2), 0.001)
welch(round(rnorm(30, 100, 1), 3), round(rnorm(30, 108, 1), 3))
welch(round(rnorm(25, 0, 3), 3), round(rnorm(35, 0.2, 30), 3), 0.2)
welch(rpois(60, 0.3), rpois(60, 0.4))
welch(round(rlnorm(50, 2, 1.5), 2), round(rlnorm(45, 2.4, 1.5), 2), 0.1)

cat("# prop.test(c(y, x), c(m, n), correct = FALSE): control n|control x|treatment n|treatment x = chi-square|p\n")
proportion <- function(n, x, m, y) {
  test <- suppressWarnings(prop.test(c(y, x), c(m, n), correct = FALSE))
  line("proportions", list(n, x, m, y), list(unname(test$statistic), test$p.value))
}
proportion(10000, 500, 10000, 560); proportion(21306, 2262, 21307, 3894); proportion(21306, 122, 21387, 189)
proportion(10, 0, 10, 3); proportion(10, 10, 12, 7); proportion(1, 0, 1, 1); proportion(5, 5, 9, 0)
proportion(1e9, 50000000, 1e9, 50040000); proportion(1000000, 3, 1000000, 20); proportion(40, 13, 55, 21)
proportion(1000, 100, 900, 180); proportion(100000, 10000, 100000, 13500); proportion(777, 333, 888, 380)

cat("# prop.test(c(y, x), c(m, n)): control n|control x|treatment n|treatment x = p\n")
corrected <- function(n, x, m, y) line("corrected", list(n, x, m, y), list(suppressWarnings(prop.test(c(y, x), c(m, n)))$p.value))
corrected(10000, 500, 10000, 560); corrected(10, 0, 10, 3); corrected(20, 10, 20, 10); corrected(20, 10, 21, 10); corrected(1000, 100, 900, 180)
corrected(1, 0, 1, 1); corrected(40, 13, 55, 21); corrected(1e6, 3, 1e6, 20); corrected(777, 333, 888, 380); corrected(12, 12, 9, 4); corrected(21306, 2262, 21307, 3894)

cat("# chisq.test(observed, p = shares): observed|shares = chi-square|df|p\n")
srm <- function(observed, shares) {
  test <- suppressWarnings(chisq.test(observed, p = shares, rescale.p = TRUE))
  line("srm", list(observed, shares), list(unname(test$statistic), unname(test$parameter), test$p.value))
}
srm(c(5000, 5200), c(0.5, 0.5)); srm(c(21306, 21307, 21387), c(1, 1, 1)); srm(c(9000, 1050), c(0.9, 0.1))
srm(c(0, 12), c(0.5, 0.5)); srm(c(1, 0), c(0.3, 0.7)); srm(c(500000000, 500100000), c(1, 1)); srm(c(10, 20, 30, 40), c(0.1, 0.2, 0.3, 0.4))
srm(c(100, 120, 90, 110, 95), c(1, 1, 1, 1, 1)); srm(c(33, 66), c(1, 2)); srm(c(700, 300), c(0.5, 0.5)); srm(c(8, 990), c(0.01, 0.99))

cat("# chisq.test(matrix(observed, ncol = columns, byrow = TRUE)): observed|columns = chi-square|df|p\n")
homogeneity <- function(observed, columns) {
  test <- suppressWarnings(chisq.test(matrix(observed, ncol = columns, byrow = TRUE), correct = FALSE))
  line("homogeneity", list(observed, columns), list(unname(test$statistic), unname(test$parameter), test$p.value))
}
homogeneity(c(100, 110, 95, 90, 300, 280), 2); homogeneity(c(10, 20, 30, 20, 20, 20), 3); homogeneity(c(1000, 1000, 400, 700), 2)

cat("# p.adjust(p, method): method|p = adjusted\n")
adjust <- function(p) for (method in c(p.adjust.methods)) line("adjust", list(method, p), list(p.adjust(p, method)))
adjust(c(0.01, 0.02, 0.03, 0.04, 0.05)); adjust(c(0.04, 0.001, 0.5, 0.0301, 0.04, 1, 0)); adjust(0.03); adjust(c(0.6, 0.02))
adjust(c(1e-300, 1e-10, 0.2, 0.2, 0.2)); adjust(round(runif(30)^3, 6)); adjust(c(0.05, 0.05, 0.05)); adjust(rev(c(0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216)))

# CUPED: theta are the coefficients of the covariates in lm(y ~ arm + x). The residuals' covariance is that of M = I - hat(cbind(arms, x)), each
# arm with its own variance RSS / trace(M of the arm); variance of the difference and its degrees of freedom from the hat matrix by rows. The lift's
# interval is every L for which t(L)^2 <= critical^2, found by uniroot with the covariance of both adjusted means as weighted sums of units.
# Lin: predict(lm(y ~ x) in each arm, at the common mean, se.fit = TRUE), and the centre's own error; degrees by Satterthwaite over the three.
ancova <- function(arm, y, x, theta) {
  n <- sum(arm == 0); m <- sum(arm == 1); N <- n + m
  x <- sweep(x, 2, colMeans(x))
  design <- cbind(arm == 0, arm == 1, x)
  bread <- solve(crossprod(design))
  M <- diag(N) - design %*% bread %*% t(design)
  e <- as.vector(M %*% y)
  weights <- as.vector((bread %*% t(design))[2, ] - (bread %*% t(design))[1, ])   # the difference is sum(weights * y)
  s2 <- sapply(0:1, function(a) sum(e[arm == a]^2) / sum(diag(M)[arm == a]))
  V <- sapply(0:1, function(a) s2[a + 1] * sum(weights[arm == a]^2))
  # Var(V_a) = 2 V_a^2 tr(M_aa M_aa) / tr(M_aa)^2, Cov(V_0, V_1) = 2 V_0 V_1 tr(M_01 M_10) / (tr(M_00) tr(M_11))
  block <- function(a, b) sum(M[arm == a, arm == b]^2) / (sum(diag(M)[arm == a]) * sum(diag(M)[arm == b]))
  df <- sum(V)^2 / (V[1]^2 * block(0, 0) + V[2]^2 * block(1, 1) + 2 * V[1] * V[2] * block(0, 1))
  centre <- colMeans(x); adjusted <- y - as.vector(sweep(x, 2, centre) %*% theta)
  difference <- mean(adjusted[arm == 1]) - mean(adjusted[arm == 0])
  # Control: mean of r over the control plus theta' centre. Per unit of arm a: (r, theta' x), with covariance matrix C_a; mean r has s2 / n.
  r <- y - as.vector(x %*% theta); u <- as.vector(x %*% theta)
  C <- lapply(0:1, function(a) cov(cbind(r, u)[arm == a, ])); C[[1]][1, 1] <- s2[1]; C[[2]][1, 1] <- s2[2]
  # Slope error: Var(theta) = S^-1 (sum s2_a S_a) S^-1
  S <- lapply(0:1, function(a) crossprod(sweep(x[arm == a, , drop = FALSE], 2, colMeans(x[arm == a, , drop = FALSE]))))
  inv <- solve(S[[1]] + S[[2]]); Vt <- inv %*% (s2[1] * S[[1]] + s2[2] * S[[2]]) %*% inv
  D <- colMeans(x[arm == 1, , drop = FALSE]) - colMeans(x[arm == 0, , drop = FALSE]); W <- as.numeric(t(D) %*% Vt %*% D)
  g <- function(coefs) { # variance of control * coefs[1] + treatment * coefs[2]
    a0 <- c(coefs[1], n / N * sum(coefs)); a1 <- c(coefs[2], m / N * sum(coefs))
    slope <- coefs[1] * (m / N) - coefs[2] * (n / N)
    as.numeric(t(a0) %*% C[[1]] %*% a0 / n + t(a1) %*% C[[2]] %*% a1 / m + slope^2 * W)
  }
  stopifnot(abs(g(c(-1, 1)) / sum(V) - 1) < 1e-9)
  control <- mean(adjusted[arm == 0]); s <- sign(control); critical <- qt(0.975, df)
  statistic <- function(L) (difference - L * abs(control))^2 - critical^2 * g(c(-1 - L * s, 1))
  bounded <- control^2 > critical^2 * g(c(1, 0))
  lift <- difference / abs(control)
  reach <- function(side) { far <- 1; while (statistic(lift + side * far) < 0) far <- 2 * far
    uniroot(statistic, sort(c(lift, lift + side * far)), tol = 1e-15, maxiter = 10000)$root }
  list(difference = difference, se = sqrt(sum(V)), df = df, low = if (bounded) reach(-1) else NA, high = if (bounded) reach(1) else NA)
}
cat("# arm|y|x (rows after each other)|covariates: cuped = theta|estimate|se|df|p|low|high|variance reduction|lift low|lift high; lin = control slopes|treatment slopes|estimate|se|df|p\n")
covariate <- function(arm, y, x) {
  x <- as.matrix(x)
  inputs <- list(arm, y, as.vector(t(x)), ncol(x))
  theta <- unname(coef(lm(y ~ arm + x))[-(1:2)])
  centred <- sweep(x, 2, colMeans(x))
  adjusted <- y - as.vector(centred %*% theta)
  test <- ancova(arm, y, x, theta)
  plain <- t.test(y[arm == 1], y[arm == 0])
  line("cuped", inputs, list(theta, test$difference, test$se, test$df, 2 * pt(-abs(test$difference / test$se), test$df),
    test$difference - qt(0.975, test$df) * test$se, test$difference + qt(0.975, test$df) * test$se, 1 - (test$se / plain$stderr)^2, test$low, test$high))
  fit <- function(a) {
    frame <- as.data.frame(centred)
    frame$y <- y
    model <- lm(y ~ ., data = frame[arm == a, ])
    at <- as.data.frame(matrix(0, 1, ncol(x)))
    p <- predict(model, at, se.fit = TRUE)
    list(slopes = unname(coef(model)[-1]), mean = unname(p$fit), v = p$se.fit^2, df = model$df.residual)
  }
  control <- fit(0); treatment <- fit(1)
  apart <- treatment$slopes - control$slopes
  of <- function(a) as.numeric(t(apart) %*% cov(x[arm == a, , drop = FALSE]) %*% apart) * sum(arm == a) / length(arm)^2
  shared <- of(0) + of(1)
  se <- sqrt(control$v + treatment$v + shared)
  df <- se^4 / (control$v^2 / control$df + treatment$v^2 / treatment$df + shared^2 / (length(arm) - 1))
  estimate <- treatment$mean - control$mean
  line("lin", inputs, list(control$slopes, treatment$slopes, estimate, se, df, 2 * pt(-abs(estimate / se), df)))
}
cases <- function(n, m, k, slope, digits) {
  arm <- c(rep(0, n), rep(1, m))
  x <- matrix(round(rexp((n + m) * k, 0.1), digits), ncol = k)
  covariate(arm, round(5 + 2 * arm + as.vector(x %*% slope) + rnorm(n + m, 0, 8), digits), x)
}
cases(20, 25, 1, 0.8, 2); cases(50, 30, 1, -1.2, 1); cases(12, 9, 1, 0, 3); cases(40, 40, 2, c(0.5, 1.5), 2); cases(30, 60, 3, c(1, 0, -2), 2)
cases(15, 15, 1, 3, 0); cases(25, 20, 2, c(100, 0.01), 2); cases(6, 7, 1, 1, 1); cases(60, 45, 4, c(1, 2, 3, 4), 1); cases(33, 44, 1, 0.2, 4)
covariate(c(0, 0, 0, 1, 1, 1, 1), c(1000001, 1000003, 1000002, 1000009, 1000004, 1000006, 1000003), c(500001, 500002, 500004, 500003, 500001, 500007, 500002))

cat("# ratios: z = R + (x - R y) / mean(y) in each arm, then as CUPED: arm|x|y|covariate = theta|estimate|se|df|p\n")
ratio <- function(arm, x, y, covariate) {
  z <- numeric(length(x))
  for (a in 0:1) {
    R <- sum(x[arm == a]) / sum(y[arm == a])
    z[arm == a] <- R + (x[arm == a] - R * y[arm == a]) / mean(y[arm == a])
  }
  theta <- unname(coef(lm(z ~ arm + covariate))[3])
  test <- ancova(arm, z, as.matrix(covariate), theta)
  line("cupedratio", list(arm, x, y, covariate), list(theta, test$difference, test$se, test$df, 2 * pt(-abs(test$difference / test$se), test$df)))
}
for (size in c(12, 16, 20, 24, 30, 36, 40, 44, 50, 60)) {
  arm <- rep(0:1, each = size / 2); covariate <- rpois(size, 4); y <- 1 + rpois(size, 3)
  ratio(arm, round(y * (5 + arm + covariate / 2) + rnorm(size, 0, 3), 2), y, covariate)
}

cat("# post-stratification by hand: arm|stratum|y = estimate|se|df|p\n")
stratified <- function(arm, stratum, y) {
  weight <- table(stratum) / length(y)
  part <- function(a, f) sapply(names(weight), function(k) f(y[arm == a & stratum == k]))
  v <- c(weight^2 * part(0, function(z) var(z) / length(z)), weight^2 * part(1, function(z) var(z) / length(z)))
  effects <- part(1, mean) - part(0, mean)
  estimate <- sum(weight * effects)
  shares <- sum(weight * (effects - estimate)^2) / (length(y) - 1)
  all <- sum(v) + shares
  df <- all^2 / (sum(v^2 / (c(part(0, length), part(1, length)) - 1)) + shares^2 / (length(y) - 1))
  line("stratified", list(arm, stratum, y), list(estimate, sqrt(all), df, 2 * pt(-abs(estimate) / sqrt(all), df)))
}
for (size in c(12, 30, 60, 90, 24, 48, 36, 72, 18, 150)) {
  strata <- 2 + size %% 4; arm <- rep(0:1, size / 2); stratum <- rep(seq_len(strata), each = 2, length.out = size)
  stratified(arm, stratum, round(10 * stratum + arm + rnorm(size, 0, 3), 2))
}

cat("# t.test(treatment, control, mu = -margin, alternative = \"greater\", conf.level = 1 - alpha): control|treatment|margin|alpha = p|bound\n")
noninferiority <- function(control, treatment, margin, alpha) {
  test <- t.test(treatment, control, mu = -margin, alternative = "greater", conf.level = 1 - alpha)
  line("noninferiority", list(control, treatment, margin, alpha), list(test$p.value, test$conf.int[1]))
}
for (i in 1:10) noninferiority(round(rnorm(8 + i, 10, 2), 2), round(rnorm(14 - i, 10 + i / 5 - 1, 2), 2), i / 4, c(0.025, 0.05)[1 + i %% 2])

# Clusters with so many members and such totals; only the totals matter.
cat("# clubSandwich 0.5.8, coef_test(lm(y ~ arm), vcov = \"CR2\", cluster): control members|control totals|treatment members|treatment totals = estimate|se|df|p\n")
clusters <- function(d, y, e, z) {
  size <- c(d, e); arm <- rep(0:1, c(length(d), length(e)))
  frame <- data.frame(cluster = rep(seq_along(size), size), arm = rep(arm, size), y = rep(c(y, z) / size, size))
  test <- suppressMessages(clubSandwich::coef_test(lm(y ~ arm, data = frame), vcov = "CR2", cluster = frame$cluster))[2, ]
  line("clusters", list(d, y, e, z), list(test$beta, test$SE, test$df_Satt, test$p_Satt))
}
for (i in 1:8) {
  n <- c(2, 3, 5, 5, 8, 30, 12, 20)[i]; m <- c(2, 4, 5, 5, 6, 6, 15, 20)[i]
  size <- pmax(1, round(20 * rlnorm(n + m, 0, c(0, 0.7)[1 + i %% 2]))); total <- round(size * (5 + rnorm(n + m)) + rnorm(n + m, 0, sqrt(size)), 2)
  clusters(size[1:n], total[1:n], size[-(1:n)], total[-(1:n)])
}
