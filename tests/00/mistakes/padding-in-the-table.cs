// task:  00.9
// title: One word is kept at zero
// hint:  With a padding index, the table holds zeros for that word, and no gradient ever reaches it. There is no
//        padding here.
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson00;

sealed partial class NextWord
{
    public NextWord(long vocabulary, long features)
        : base(nameof(NextWord))
    {
        Guard.Positive(vocabulary);
        Guard.Positive(features);

        embedding = nn.Embedding(vocabulary, features, padding_idx: 0);
        scores = nn.Linear(features, vocabulary);
        RegisterComponents();
    }
}
