// task:  07.1
// title: Positions from lesson 03's table
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

        var table = Sinusoids.Table(ids.size(1), DModel, offset).to(tokens.weight!.dtype);
        return nn.functional.dropout(tokens.call(ids) * Math.Sqrt(DModel) + table, _dropout, training);
    }
}
