// task:  00.9
// title: There is a score for each feature
// hint:  What comes out of the layer is a score for each word that may follow: as many as there are words.
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
        scores = nn.Linear(features, features);
        RegisterComponents();
    }
}
