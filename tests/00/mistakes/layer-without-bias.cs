// task:  00.9
// title: The layer has no bias
// hint:  A bias is a number for each word that is added to its score: how frequent the word is, whatever came before.
//        Linear has one unless it is told otherwise.
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

        embedding = nn.Embedding(vocabulary, features);
        scores = nn.Linear(features, vocabulary, hasBias: false);
        RegisterComponents();
    }
}
