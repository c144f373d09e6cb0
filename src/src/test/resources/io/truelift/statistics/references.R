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

# CUPED: theta are the coefficients of the covariates in lm(y ~ arm + x), then t.test on y - (x - mean(x)) theta.
# Lin: predict(lm(y ~ x) in each arm, at the common mean, se.fit = TRUE); p and interval by Welch and Satterthwaite with the residual degrees.
cat("# arm|y|x (rows after each other)|covariates: cuped = theta|estimate|se|df|p|low|high|variance reduction; lin = control slopes|treatment slopes|estimate|se|df|p\n")
covariate <- function(arm, y, x) {
  x <- as.matrix(x)
  inputs <- list(arm, y, as.vector(t(x)), ncol(x))
  theta <- unname(coef(lm(y ~ arm + x))[-(1:2)])
  centred <- sweep(x, 2, colMeans(x))
  adjusted <- y - as.vector(centred %*% theta)
  test <- t.test(adjusted[arm == 1], adjusted[arm == 0])
  plain <- t.test(y[arm == 1], y[arm == 0])
  line("cuped", inputs, list(theta, mean(adjusted[arm == 1]) - mean(adjusted[arm == 0]), test$stderr, unname(test$parameter), test$p.value,
    test$conf.int[1], test$conf.int[2], 1 - (test$stderr / plain$stderr)^2))
  fit <- function(a) {
    frame <- as.data.frame(centred)
    frame$y <- y
    model <- lm(y ~ ., data = frame[arm == a, ])
    at <- as.data.frame(matrix(0, 1, ncol(x)))
    p <- predict(model, at, se.fit = TRUE)
    list(slopes = unname(coef(model)[-1]), mean = unname(p$fit), v = p$se.fit^2, df = model$df.residual)
  }
  control <- fit(0); treatment <- fit(1)
  se <- sqrt(control$v + treatment$v)
  df <- (control$v + treatment$v)^2 / (control$v^2 / control$df + treatment$v^2 / treatment$df)
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
  adjusted <- z - theta * (covariate - mean(covariate))
  test <- t.test(adjusted[arm == 1], adjusted[arm == 0])
  line("cupedratio", list(arm, x, y, covariate), list(theta, mean(adjusted[arm == 1]) - mean(adjusted[arm == 0]), test$stderr, unname(test$parameter), test$p.value))
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
  df <- sum(v)^2 / sum(v^2 / (c(part(0, length), part(1, length)) - 1))
  estimate <- sum(weight * (part(1, mean) - part(0, mean)))
  line("stratified", list(arm, stratum, y), list(estimate, sqrt(sum(v)), df, 2 * pt(-abs(estimate) / sqrt(sum(v)), df)))
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
