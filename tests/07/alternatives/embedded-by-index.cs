// task:  07.1
// title: Vectors by an index
using Katas.Lesson03;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson07;

sealed partial class TokenEmbedding
{
    public override Tensor forward(Tensor ids, long offset)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.Ids(ids, Vocabulary, "tokens");
        Guard.AtLeast(offset, 0);

        var vectors = tokens.weight![ids].mul(Math.Pow(DModel, 0.5));
        return nn.functional.dropout(positions.call(vectors, offset), p: _dropout, training: training);
    }
}
