// task:   07.2
// title:  passes no mask to the encoder
// expect: The encoder needs to know which tokens are padding: you pass no mask.
// hears:  padding-read
// faults: 1
namespace Katas.Lesson07;

sealed partial class Transformer
{
    public Tensor Encode(Tensor source)
    {
        using var scope = NewDisposeScope();
        return encoder.call(source_embedding.call(source, 0), null).MoveToOuterDisposeScope();
    }
}
