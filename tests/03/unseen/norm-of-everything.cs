// task:   03.5
// title:  divides by the length of all vectors together
// expect: norm() without a dimension is one number for all vectors: each has a length of its own.
// hears:  statistics-over-everything
// faults: 1
namespace Katas.Lesson03;

static partial class Similarity
{
    public static Tensor Cosine(Tensor vectors)
    {
        var units = vectors / vectors.norm();
        return units.matmul(units.transpose(-2, -1));
    }
}
