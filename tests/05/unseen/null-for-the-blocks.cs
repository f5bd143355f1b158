// task:   05.4
// title:  passes no mask to the blocks
// expect: The blocks need to know which tokens are padding: you pass no mask.
// hears:  padding-not-masked
// faults: 1
namespace Katas.Lesson05;

sealed partial class TransformerEncoder
{
    public override (Tensor output, Tensor[] weights) forward(Tensor tokens, Tensor? segments)
    {
        var hidden = embeddings.call(tokens, segments);
        var looks = new List<Tensor>();
        foreach (var layer in layers)
        {
            var (next, weights) = layer.call(hidden, null);
            hidden = next;
            looks.Add(weights);
        }

        return (norm.call(hidden), looks.ToArray());
    }
}
