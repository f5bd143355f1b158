// task:   14.11
// title:  changes a copy and answers with what it was shown
// expect: The answer is what the model goes on with: hand the copy back.
// hears:  patch-dropped
// source: ndif-team/nnsight #502: the patched logits are those of the corrupted run
namespace Katas.Lesson14;

static partial class Patching
{
    public static Func<string, Tensor, Tensor> From(
        Recording source, string point, int dimension, params long[] indices)
    {
        Guard.There(source);
        Guard.Indices(indices, source[point].size(dimension));

        return (name, value) =>
        {
            if (name == point)
            {
                var patched = value.clone();
                foreach (long i in indices)
                {
                    patched.narrow(dimension, i, 1).copy_(source[point].narrow(dimension, i, 1));
                }
            }

            return value;
        };
    }
}
