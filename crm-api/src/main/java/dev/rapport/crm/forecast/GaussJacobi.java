package dev.rapport.crm.forecast;

/**
 * Points and weights that give the mean of a smooth function under a beta distribution.
 *
 * <p>The rule is exact for polynomials of degree 2n - 1. The points are the eigenvalues of the symmetric tridiagonal
 * matrix of the recurrence of the Jacobi polynomials, the weights the squares of the eigenvectors' first components:
 * Golub and Welsch, "Calculation of Gauss Quadrature Rules", Mathematics of Computation 23 (1969).
 */
final class GaussJacobi {

    final double[] points;
    final double[] weights;

    private GaussJacobi(double[] points, double[] weights) {
        this.points = points;
        this.weights = weights;
    }

    /** The rule with n points for the density of Beta(a, b) on [0, 1]. */
    static GaussJacobi beta(int n, double a, double b) {
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        // the recurrence is that of [-1, 1], where the exponents are b - 1 at 1 and a - 1 at -1
        double sum = a + b - 2;
        diagonal[0] = (a - b) / (a + b);
        for (int k = 1; k < n; k++) {
            double twice = 2.0 * k + sum;
            diagonal[k] = sum * (a - b) / (twice * (twice + 2));
            // for k = 1 two factors are equal, and may both be near 0
            double ratio = k == 1 ? 1 : (k + sum) / (twice - 1);
            beside[k - 1] = Math.sqrt(4 * k * (k + a - 1) * (k + b - 1) * ratio / (twice * twice * (twice + 1)));
        }
        double[] first = new double[n];
        first[0] = 1;
        diagonalise(diagonal, beside, first);
        for (int k = 0; k < n; k++) {
            diagonal[k] = (1 + diagonal[k]) / 2;
            first[k] *= first[k];
        }
        return new GaussJacobi(diagonal, first);
    }

    /** Implicit QL with Wilkinson's shift; turns the first components of the eigenvectors along. */
    private static void diagonalise(double[] d, double[] e, double[] first) {
        int n = d.length;
        for (int low = 0; low < n; low++) {
            int block = blockEnd(d, e, low);
            while (block > low) {
                turn(d, e, first, low, block);
                block = blockEnd(d, e, low);
            }
        }
    }

    private static int blockEnd(double[] d, double[] e, int low) {
        int end = low;
        while (end < d.length - 1 && Math.abs(e[end]) > Math.ulp(Math.abs(d[end]) + Math.abs(d[end + 1])) / 2) {
            end++;
        }
        return end;
    }

    private static void turn(double[] d, double[] e, double[] first, int low, int block) {
        double slope = (d[low + 1] - d[low]) / (2 * e[low]);
        double root = Math.hypot(slope, 1);
        double g = d[block] - d[low] + e[low] / (slope + Math.copySign(root, slope));
        double sine = 1;
        double cosine = 1;
        double shift = 0;
        for (int i = block - 1; i >= low; i--) {
            double f = sine * e[i];
            double h = cosine * e[i];
            root = Math.hypot(f, g);
            e[i + 1] = root;
            sine = root == 0 ? 0 : f / root;
            cosine = root == 0 ? 1 : g / root;
            g = d[i + 1] - shift;
            root = (d[i] - g) * sine + 2 * cosine * h;
            shift = sine * root;
            d[i + 1] = g + shift;
            g = cosine * root - h;
            double next = first[i + 1];
            first[i + 1] = sine * first[i] + cosine * next;
            first[i] = cosine * first[i] - sine * next;
        }
        d[low] -= shift;
        e[low] = g;
        e[block] = 0;
    }
}
