// task:   00.1
// title:  indexes with the number of words, which is one place too far
// expect: The last of n words is at n - 1: counting begins at 0. Or write -1 or ^1.
// hears:  LastWordsTests.The_last_word_of_each_sentence_is_taken
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor LastWords(Tensor vectors, ScalarType type)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        long words = vectors.size(1);
        return vectors[.., words].to(type);
    }
}
