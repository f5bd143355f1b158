namespace Katas.Checker.Diagnosing;

/// <summary>Explains errors of torch and .NET to somebody who meets them for the first time.</summary>
internal static class ErrorMeanings
{
    // The first that occurs in the message counts.
    private static readonly (string[] Words, string Meaning)[] Known =
    [
        (["view size is not compatible"],
            "The tensor's memory is not in the order in which it is to be cut, as after a transpose, so no view of it is possible. Put "
            + "the values in order first, or use an operation that copies where it must."),
        (["Invalid 'dim' argument"],
            "TorchSharp's unflatten counts dimensions from the front: it takes no negative one. The number of dimensions is dim()."),
        (["scatter(): Expected self.dtype"],
            "Two tensors of different dtypes meet: what is scattered has to be of the tensor's own dtype, and a bare number becomes a "
            + "tensor of another. Give the values the right dtype first."),
        (["is invalid for input of size"],
            "The sizes asked for do not multiply to the number of values there are. Write the shape of the tensor "
            + "before this line, and after it, beside each other: which dimension is missing, or is there twice?"),
        (["Given normalized_shape"],
            "The shape to normalise over is not that of the tensor's last dimensions. Is it the number of features?"),
        (["Expected input batch_size", "Expected target size", "class probabilities", "0D or 1D target tensor expected"],
            "The loss wants one row of logits for each label, or the classes in dimension 1, right behind the batch. Write both "
            + "shapes beside each other."),
        (["doesn't match the broadcast shape"],
            "What is written in place has another shape than the place. Write both shapes beside each other: was the right dimension cut?"),
        (["must match the size of tensor", "must match the existing size", "The expanded size of the tensor"],
            "Two tensors are combined whose shapes do not line up. Shapes are compared from the last dimension on; two sizes fit if "
            + "they are equal or one of them is 1. Write down both shapes: often a dimension was lost by a sum or a select, or two "
            + "are swapped."),
        (["Sizes of tensors must match except", "expects each tensor to be equal size"],
            "Tensors are joined that differ in more than the dimension along which they are joined. Write their shapes below each "
            + "other; and is it the right dimension?"),
        (["expects a non-empty TensorList"],
            "There is nothing to join: the list is empty. Which input leaves nothing here, and what should the answer be then?"),
        (["shapes cannot be multiplied", "Expected size for first two dimensions", "size mismatch", "inconsistent tensor size"],
            "In a matrix product the last size of the left and the last but one of the right have to agree. Write down both shapes: "
            + "which of the two should have been transposed?"),
        (["must be a 3D tensor"],
            "bmm multiplies batches of matrices, of three dimensions each, no more and no fewer. What multiplies tensors with any "
            + "number of dimensions in front is matmul."),
        (["einsum()"],
            "The letters of einsum do not fit the tensors. Each operand needs a letter for each of its dimensions, or an ellipsis "
            + "for those in front, and the same letter means the same size."),
        ([
            "masked_fill only supports boolean masks", "masked_fill_ only supports boolean masks",
            "expected condition to be a boolean", "where expected condition", "condition to 'where'"
        ],
            "The mask holds numbers, where true and false are needed. Masks are made as booleans, or by a comparison."),
        (["a bool tensor is not supported", "two bool tensors is not supported"],
            "Torch does not subtract booleans; a logical operation turns them round."),
        (["bitwise_xor"],
            "This works on bits, so on booleans and whole numbers alone. In C#, ^ is not a power: it means 'one of the two, but not "
            + "both'."),
        (["bitwise_"],
            "This works on bits, so on booleans and whole numbers alone, and was given fractions. If it is a mask, it holds numbers to be "
            + "added, not true and false."),
        ([
            "dtype int64 for index", "dtype int32/int64 for index", "following scalar types: Long",
            "tensors used as indices must be", "must have elements of type Int64"
        ],
            "Something that picks places or looks up ids needs whole numbers (Int64), and was given another dtype."),
        (["expected scalar type Long"],
            "Labels and ids have to be Int64, which is C#'s long, and have another dtype here."),
        (["expected scalar type", "expected m1 and m2", "result type", "same dtype", "to be equal to src.dtype"],
            "Two tensors of different dtypes meet: often one is Float64, from C# doubles, or Int64, from whole numbers, and the "
            + "other Float32. Which of them did you make yourself, and what dtype should it have been given?"),
        ([
            "could not infer output dtype", "Input dtype must be either a floating point",
            "input dtype should be either floating point", "only supports floating-point dtypes", "not implemented for 'Long'",
            "not implemented for 'Int'", "not implemented for 'Bool'"
        ],
            "This takes fractions, as a mean or a root does, and was given whole numbers or booleans. Convert them to the dtype of the "
            + "computation first."),
        (["backward through the graph a second time"],
            "This computation has been through backward already, and torch has freed what it had kept for it. Each backward needs a "
            + "computation of its own."),
        (["grad can be implicitly created only for scalar outputs"],
            "Backward starts from one number, as a rule the loss, and here it is a tensor with several. Should they have been "
            + "summed or averaged before?"),
        (["leaf Variable that requires grad"],
            "A parameter is changed in place while gradients are recorded. Fill it by a function of nn.init, or while recording is off."),
        (["modified by an inplace operation"],
            "A tensor that backward needs has been changed in place after it was used. The form without the underscore leaves it as "
            + "it was."),
        (["single memory location"],
            "A tensor is changed in place, and several of its places share memory, as after expand. Copy it first, or make the result a new tensor."),
        (["does not require grad and does not have a grad_fn"],
            "Nothing that was computed here can be learned through: somewhere on the way a tensor was detached, or recording was "
            + "off, or the values went through C# numbers."),
        (["duplicate dims", "desired ordering of dimensions", "Number of dimensions of repeat dims"],
            "Every dimension of the tensor has to be named here, each once. Count those of its shape."),
        (["must have the same number of dimensions"],
            "An index that picks values along a dimension needs as many dimensions as the tensor that it picks from; a missing one is put "
            + "in with size 1."),
        (["Dimension out of range", "cannot be applied to a 0-dim tensor", "too many indices", "must have at least 2 dimensions"],
            "The tensor has fewer dimensions than this line expects. Counted from the end, dimensions stay the same ones however "
            + "many there are in front."),
        (["Class values must be smaller"],
            "A label is as large as the number of classes, or larger. Labels start at 0; and is it the number of classes that is "
            + "passed?"),
        (["exceeds dimension size"],
            "A part of a tensor is asked for that ends behind the tensor's end. Is it the right dimension; and is the tensor still whole, or has the "
            + "part been cut out of it already?"),
        ([
            "index out of range", "out of range for tensor", "out of bounds", "outside the bounds",
            "selected index k out of range", "start (", "Index was out"
        ],
            "An index is larger than what it points into. Positions and ids start at 0, so the last one is one less than the size; "
            + "and is it the size of this dimension, or of another?"),
        (["expects split_sizes to sum"],
            "The parts do not add up to what is to be split. Which dimension is it, and how large?"),
        (["inconsistent with step sign", "size must be non-negative"],
            "Fewer than 0 values are asked for. Which input makes the end smaller than the beginning?"),
        (["cannot be converted to Scalar", "elements in the tensor must be 1"],
            "A tensor with several values is read as one number. Should something have been summed, averaged or picked out before?"),
        (["cannot make conversion between different types", " is not compatible with "],
            "A value is read as a type it does not have: TorchSharp's item and data read a Float32 tensor as float, a Float64 "
            + "tensor as double and an Int64 tensor as long. What converts as it reads has the type in its name."),
        (["probability tensor contains either"],
            "The probabilities to draw from are negative, infinite or NaN. Logits are not probabilities yet, and a row in which "
            + "everything is ruled out has none."),
        (["probability has to be between 0 and 1"],
            "A number above 1 or below 0 is given as a probability. Is it a percentage, or meant for another argument?"),
        (["negative integer powers"],
            "A whole number is raised to a negative power, which torch refuses. One of the two has to be a fraction."),
        (["Tensor invalid", "disposed"],
            "A tensor is used after it was disposed. The dispose scope or `using` in which it was made has ended, and it was not moved out."),
        (["Sequence contains no"],
            "One item is asked for, and the list is empty, or nothing in it fits. Which input leaves nothing here, and what should the "
            + "answer be then?"),
        (["was not present in the dictionary"],
            "A key is looked up that was never stored. What should be read where there is nothing yet?"),
        (["divide by zero"],
            "A whole number is divided by 0. Which input makes the divisor 0, and what should the answer be then?"),
        (["Nullable object must have a value"],
            "A value is read where there is none: something that may be missing is missing here."),
        (["Object reference not set"],
            "Something is null here: an argument that may be left out, a field that the constructor has not filled, or the gradient of a "
            + "parameter that has taken no part."),
    ];

    /// <summary>
    /// The meaning of an error that took the process down; null if it is not one of the known ones. TorchSharp catches what other
    /// operations have against their shapes, so that sizes that do not line up are those before the matrices of a product.
    /// </summary>
    public static string? ExplainEnd(string message) => message.Contains("must match the size of tensor", StringComparison.Ordinal)
        ? "A matrix product multiplies the last two dimensions of both sides, and lines up those in front as batches. Here the sizes in front do not "
            + "fit. Write down both shapes: is a dimension that should be multiplied taken for a batch, because the other side has none in its place?"
        : Explain(message);

    /// <summary>The meaning of a message; null if it is not one of the known ones.</summary>
    public static string? Explain(string message) =>
        Known.FirstOrDefault(known => known.Words.Any(words => message.Contains(words, StringComparison.Ordinal))).Meaning;
}
