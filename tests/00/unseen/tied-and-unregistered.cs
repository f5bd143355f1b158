// task:   00.9
// title:  ties the layer's weight to the table, has no bias, and registers nothing
// expect: Nothing is registered, so there is nothing to train. And the layer has a weight and a bias of its own.
// hears:  parts-not-registered
// faults: 2
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
        scores.weight = embedding.weight;
    }
}
