// task:  00.9
// title: The layer's sizes are swapped
// hint:  Linear takes the size that comes in first: a vector of features. A score for each word comes out.
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
        scores = nn.Linear(vocabulary, features);
        RegisterComponents();
    }
}
