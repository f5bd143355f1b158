// task:  00.9
// rule:  missing-register-components
// title: The parts are not registered
// hint:  The model has no parameters: nothing to train, nothing to save, and no error. One call looks through the
//        fields, and comes last, when they are set.
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
        scores = nn.Linear(features, vocabulary);
    }
}
