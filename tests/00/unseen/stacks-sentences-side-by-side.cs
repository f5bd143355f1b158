// task:   00.3
// title:  joins the sentences along the features
// expect: Put the sentences behind one another along the words, dimension 1 of each transposed table; you put them
//         below one another.
// hears:  ByFeatureTests.A_row_has_one_feature_of_all_words_in_reading_order
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor ByFeature(Tensor vectors)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        var rows = new List<Tensor>();
        for (int i = 0; i < vectors.shape[0]; i++)
        {
            rows.Add(vectors[i].T);
        }

        return cat(rows, 0);
    }
}
