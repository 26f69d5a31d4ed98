package dev.rapport.crm.forecast;

import java.util.Optional;

/** Solves a few linear equations whose matrix is symmetric and positive definite, by Cholesky's factors. */
final class PositiveSystem {

    private PositiveSystem() {}

    /** Solves (matrix + damping I) x = right; empty if that matrix is not positive definite. */
    static Optional<double[]> solve(double[][] matrix, double damping, double[] right) {
        int n = right.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j] + (i == j ? damping : 0);
                for (int k = 0; k < j; k++) {
                    rest -= factor[i][k] * factor[j][k];
                }
                if (i == j && !(rest > 0)) {
                    return Optional.empty();
                }
                factor[i][j] = i == j ? Math.sqrt(rest) : rest / factor[j][j];
            }
        }
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= factor[i][k] * x[k];
            }
            x[i] /= factor[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= factor[k][i] * x[k];
            }
            x[i] /= factor[i][i];
        }
        return Optional.of(x);
    }
}
