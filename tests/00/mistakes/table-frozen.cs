// task:  00.9
// title: The table does not learn
// hint:  Its numbers are not marked, so no gradient reaches them. A table made by nn.Embedding is marked as it is.
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
        embedding.weight!.requires_grad_(false);
        scores = nn.Linear(features, vocabulary);
        RegisterComponents();
    }
}
