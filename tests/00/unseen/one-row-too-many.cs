// task:   00.9
// title:  makes a table that has one row too many
// expect: Ids go from 0 to vocabulary - 1: there are as many rows as words, no more.
// hears:  NextWordTests.Parameters_have_the_names_and_shapes_of_the_reference
// faults: 1
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

        embedding = nn.Embedding(vocabulary + 1, features);
        scores = nn.Linear(features, vocabulary);
        RegisterComponents();
    }
}
