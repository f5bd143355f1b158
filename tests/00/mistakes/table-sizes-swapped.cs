// task:  00.9
// title: The table's sizes are swapped
// hint:  There is a row for each word of the vocabulary, and a column for each feature. Where there are fewer features
//        than words, looking some words up fails.
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

        embedding = nn.Embedding(features, vocabulary);
        scores = nn.Linear(features, vocabulary);
        RegisterComponents();
    }
}
