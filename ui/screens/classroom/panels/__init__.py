"""What stands under each step of a class: one panel a step, drawn from the class file."""
