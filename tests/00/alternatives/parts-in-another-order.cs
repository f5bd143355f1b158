// task:  00.9
// title: the layer first, and a parameter of its own named
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

        scores = nn.Linear(features, vocabulary);
        embedding = nn.Embedding(num_embeddings: vocabulary, embedding_dims: features);
        RegisterComponents();
    }
}
