// task:   02.9
// title:  projects the value from the key
// expect: The third part projects the value: you give it the key.
// hears:  project-value-from-key
// faults: 1
namespace Katas.Lesson02;

sealed partial class MultiHeadAttention
{
    public (Tensor query, Tensor key, Tensor value) Project(Tensor query, Tensor key, Tensor value)
    {
        Tensor Part(Tensor input, long part)
        {
            var weight = in_proj_weight.narrow(0, part * DModel, DModel);
            var bias = in_proj_bias?.narrow(0, part * DModel, DModel);
            return nn.functional.linear(input, weight, bias);
        }

        return (Part(query, 0), Part(key, 1), Part(key, 2));
    }
}
