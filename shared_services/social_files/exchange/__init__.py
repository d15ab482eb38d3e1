"""Where two OCMWs meet: sealed letters and parcels that only the two of them see, and only the addressee opens."""
