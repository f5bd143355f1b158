namespace Katas.Checker.Diagnosing.CompileErrors;

/// <summary>
/// What takes the place of names that PyTorch has and TorchSharp lacks, or has under a name that spelling alone does not lead to.
/// </summary>
internal static class MissingNames
{
    /// <summary>How infinity is written.</summary>
    public const string Infinity = "Infinity is double.PositiveInfinity, and -∞ double.NegativeInfinity.";

    /// <summary>How "not a number" is written.</summary>
    public const string NaN = "NaN is double.NaN.";

    private const string Sizes = "The length of a dimension is size(0), size(-1) and so on; the number of all values is numel().";
    private const string NumPy =
        "There is no NumPy here: data<float>().ToArray() gives a tensor's values as a C# array, where the type in brackets has to match "
        + "the tensor's dtype, and tensor(array, …) makes a tensor.";

    private const string Hooks = "TorchSharp has no hooks on tensors. grad holds the gradient after backward; autograd.grad returns one at once.";

    private static readonly Dictionary<string, string> Replacements = new()
    {
        ["Length"] = Sizes,
        ["Count"] = Sizes,
        ["nelement"] = "The number of all values is numel().",
        ["ndimension"] = "The number of dimensions is dim(), or the property ndim.",
        ["embedding"] = "A table is looked up by indexing it with the ids, table[ids]; nn.Embedding holds one that learns.",
        ["fill_diagonal_"] = "TorchSharp has no fill_diagonal_: a mask for the diagonal is eye(n, dtype: ScalarType.Bool), for masked_fill.",
        ["square_"] = "TorchSharp has square(), which returns a new tensor; in place there is pow_(2).",
        ["t_"] = "TorchSharp has t() and transpose(0, 1), which return views.",
        ["clip_"] = "In place it is called clamp_.",
        ["new_tensor"] = "A tensor of the same dtype is made by tensor(…, dtype: x.dtype), or by new_zeros, new_ones, new_full.",
        ["reshape_as"] = "TorchSharp has no reshape_as: x.reshape(other.shape).",
        ["resize_"] = "TorchSharp has no resize_: reshape and view change the shape, narrow takes a part.",
        ["scatter_reduce"] = "TorchSharp has no scatter_reduce: scatter_add sums what falls on one place.",
        ["gumbel_softmax"] = "TorchSharp has no gumbel_softmax. Drawing from probabilities is multinomial.",
        ["RMSNorm"] = "TorchSharp has no RMSNorm: it takes square(), mean and rsqrt.",
        ["multi_head_attention_forward"] = "TorchSharp has no multi_head_attention_forward; nn.MultiheadAttention is the layer.",
        ["from_numpy"] = NumPy,
        ["numpy"] = NumPy,
        ["data_ptr"] = NumPy,
        ["register_hook"] = Hooks,
        ["grad_fn"] = "TorchSharp does not show grad_fn: requires_grad and is_leaf say whether gradients flow through a tensor.",
        ["get_parameter"] = "TorchSharp has no get_parameter: parameters() and named_parameters() list a module's parameters.",
        ["inf"] = Infinity,
        ["nan"] = NaN,
        ["pi"] = "π is Math.PI.",
    };

    /// <summary>What takes a name's place; null where spelling leads to it, or nothing is known.</summary>
    /// <param name="name">The name that does not exist in TorchSharp.</param>
    public static string? Find(string name) => Replacements.GetValueOrDefault(name);
}
